/** The house's layering: contract ← core ← hosts; renderer and preload import only the contract. */
const core =
  '^src-main/(text|narration|speech|library|documents|saving|settings|batch|app|clipboard|dispatch|fault|ports)';
const forbid = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to });

module.exports = {
  forbidden: [
    forbid('no-circular', {}, { circular: true }, 'Cycles hide who owns what.'),
    forbid(
      'contract-stands-alone',
      { path: '^src-preload/(contract|bridge)', pathNot: '\\.test\\.ts$' },
      { pathNot: ['^src-preload/(contract|bridge)', '^node_modules/zod/'] },
      'The contract knows only zod.',
    ),
    forbid(
      'renderer-knows-only-the-contract',
      { path: '^src-renderer/' },
      { path: ['^src-main/', '^src-preload/preload'] },
      'A page reaches the program through the bridge.',
    ),
    forbid(
      'core-knows-no-host',
      { path: core },
      {
        path: [
          '^src-main/(desktop|web|terminal|browser)',
          '^src-renderer/',
          'node_modules/(electron|hono|@hono|svelte|commander)/',
        ],
      },
      'The core knows no Electron, no DOM and no framework.',
    ),
    forbid(
      'server-knows-no-host',
      { path: '^src-main/server/' },
      {
        path: [
          '^src-main/(desktop|web|terminal|browser|app)',
          '^src-renderer/',
          'node_modules/(electron|svelte|commander)/',
        ],
      },
      'The speech server answers HTTP over any voice, in whatever host.',
    ),
    forbid(
      'core-knows-no-server',
      { path: '^src-main/(text|narration|speech|library|documents|saving|settings|dispatch|fault|ports)' },
      { path: '^src-main/server/' },
      'Only the app and the hosts run the speech server.',
    ),
    forbid(
      'electron-only-in-desktop',
      { path: '^src-', pathNot: ['^src-main/desktop', '^src-preload/preload'] },
      { path: ['^electron$', 'node_modules/electron/'] },
      'Only the desktop host and the preload import Electron.',
    ),
    forbid(
      'hosts-apart',
      { path: '^src-main/(desktop|web|terminal)/' },
      { path: '^src-main/(desktop|web|terminal)/', pathNot: '^src-main/$1/' },
      'Hosts do not lean on each other.',
    ),
    forbid(
      'no-tests-in-source',
      { path: '^src-', pathNot: '\\.(test|fixture)\\.ts$' },
      { path: ['\\.test\\.ts$', '^e2e/'] },
      'Source does not import tests.',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^out/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.svelte', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'svelte', 'types'],
    },
  },
};
