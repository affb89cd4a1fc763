import rules from './.dependency-cruiser.mjs';

// Folders inside a library know each other in one direction only. Specs do not count: they look at a room from outside.
export default {
  forbidden: [
    {
      name: 'no-circles-of-folders',
      severity: 'error',
      scope: 'folder',
      from: { path: '^libs/[^/]+/src' },
      to: { circular: true },
    },
  ],
  options: { ...rules.options, exclude: { path: [...rules.options.exclude.path, '\\.spec\\.ts$'] } },
};
