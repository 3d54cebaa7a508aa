import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const entry = here('desktop.ts');

/** What a file imports when it is loaded; types are gone by then, and `import()` comes later. */
function staticImports(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  return source.statements.flatMap((statement) => {
    const isImport = ts.isImportDeclaration(statement);
    if (!isImport && !ts.isExportDeclaration(statement)) return [];
    const typeOnly = isImport
      ? statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
      : statement.isTypeOnly;
    const { moduleSpecifier } = statement;
    if (typeOnly || !moduleSpecifier || !ts.isStringLiteral(moduleSpecifier)) return [];
    return [moduleSpecifier.text];
  });
}

/** All packages and files that loading `file` loads. */
function reach(file: string): { packages: Set<string>; files: Set<string> } {
  const files = new Set<string>([file]);
  const packages = new Set<string>();
  for (const next of files)
    for (const name of staticImports(next)) {
      if (name.startsWith('.')) files.add(resolve(dirname(next), name));
      else packages.add(name.startsWith('@') ? name.split('/').slice(0, 2).join('/') : name.split('/')[0]!);
    }
  return { packages, files };
}

test('the tray is up before anything heavy is loaded', () => {
  const { packages, files } = reach(entry);
  expect([...files].filter((file) => !existsSync(file))).toEqual([]);
  const light = ['electron', 'zod', 'atomically', 'env-paths'];
  expect([...packages].filter((name) => !name.startsWith('node:')).sort()).toEqual(light.sort());
});

test('a command of the terminal loads nothing of the desktop program', () => {
  const { files } = reach(here('desktop-start.ts'));
  expect(files.size).toBeGreaterThan(1);
  expect([...files].filter((file) => !existsSync(file))).toEqual([]);
  expect(files).not.toContain(entry);
  expect(files).not.toContain(here('desktop/tray.ts'));
});

test('the walk follows imports as they are at run time', () => {
  const { files } = reach(entry);
  expect(files).toContain(here('desktop/tray.ts'));
  expect(files).toContain(here('../src-preload/contract/api.ts'));
});
