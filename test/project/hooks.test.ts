import { expect, test } from 'vitest';
import { projectOf, resolved } from './given.ts';

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

test('words without brackets are told of once, of very many the first dozen', () => {
  const { problems } = resolved({
    hooks: { pre_up: Array.from({ length: 30_000 }, (_, index) => `w${index}`) },
  });
  expect(problems.map(({ at, fix }) => [at?.pointer, fix])).toEqual([
    [
      '/hooks/pre_up/0',
      'Put them into a list of their own: [["w0","w1","w2","w3","w4","w5","w6","w7","w8","w9","w10","w11",…]].',
    ],
  ]);
});
