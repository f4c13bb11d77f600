// An esbuild plugin that makes Node's own modules cheap to import. A plain `import ... from 'node:fs'` makes Node read
// every member of the module, and reading some of them (fs.promises, process.stdin, half of util) loads much of Node's
// library: 10 ms together, a third of a bare start. In the bundle only the members that are used are read, and modules
// that are slow to load and seldom needed are not loaded before a member is called.
import { builtinModules } from 'node:module';

const SLOW = new Set(['child_process', 'crypto', 'readline', 'tty', 'zlib']);

export const lightBuiltins = {
  name: 'light-builtins',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(node:)?[a-z_/0-9]+$/ }, ({ path, kind }) => {
      const name = path.replace(/^node:/, '');
      // require() and import() are left alone: the first reads no members, the second has its own reasons.
      if (kind !== 'import-statement' || !builtinModules.includes(name)) return undefined;
      return { path: name, namespace: 'builtin' };
    });
    onLoad({ filter: /./, namespace: 'builtin' }, ({ path }) => ({ contents: wrapper(path) }));
  },
};

function wrapper(name) {
  const load = `process.getBuiltinModule('node:${name}')`;
  const builtin = process.getBuiltinModule(`node:${name}`);
  const slow = SLOW.has(name);
  const lines = slow
    ? [
        `const load = () => ${load};`,
        `const later = (member) => (...argv) => load()[member](...argv);`,
        `export default new Proxy({}, { get: (_, member) => load()[member] });`,
      ]
    : [`const load = () => builtin;`, `const builtin = ${load};`, `export default builtin;`];
  lines.push(`const now = (member) => load()[member];`);
  for (const member of Object.keys(builtin)) {
    if (!/^[A-Za-z_$][\w$]*$/.test(member) || member === 'default') continue;
    // A class cannot be called through a wrapper, and a plain value must be read to be had.
    const callable = /^[a-z]/.test(member) && typeof builtin[member] === 'function';
    // Marked pure so that members nobody imports leave no trace in the bundle.
    lines.push(
      `export const ${member} = /* @__PURE__ */ ${slow && callable ? 'later' : 'now'}('${member}');`,
    );
  }
  return lines.join('\n');
}
