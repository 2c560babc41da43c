/** First words of odpm's own commands, those of later versions too: no plugin is called by one of them. */
export const ownWords: ReadonlySet<string> = new Set([
  ...[
    'config',
    'down',
    'explain',
    'graph',
    'help',
    'lock',
    'logs',
    'manifest',
    'plan',
    'plugins',
    'status',
    'trust',
    'untrust',
    'up',
  ],
  ...['db', 'image', 'init', 'modules', 'pre-commit', 'run', 'scaffold'],
]);
