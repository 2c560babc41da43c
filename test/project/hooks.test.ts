import { expect, test } from 'vitest';
import { projectOf } from './given.ts';

const usual = { allowFailure: false, environment: {}, timeout: undefined };

test('hooks keep their words until they run', () => {
  expect(projectOf({ hooks: { post_prepare: [['./a.sh', '${B:-c}']], pre_up: [['true']] } }).hooks).toEqual([
    {
      moment: 'post_prepare',
      words: ['./a.sh', '${B:-c}'],
      at: '/hooks/post_prepare/0',
      ...usual,
    },
    { moment: 'pre_up', words: ['true'], at: '/hooks/pre_up/0', ...usual },
  ]);
});
