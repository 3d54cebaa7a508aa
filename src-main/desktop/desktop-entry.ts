/**
 * Values of a desktop file, as the Desktop Entry Specification wants them written. A string escapes its backslashes
 * and line ends; in `Exec`, an argument is quoted first, and a percent sign would begin a field code.
 */
const escapeString = (value: string): string =>
  value.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t');

const quoteArgument = (argument: string): string =>
  /^[\w@+:,./-]+$/.test(argument)
    ? argument
    : `"${argument.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%')}"`;

/** The `Exec` of a command and its arguments. */
export const execLine = (command: readonly string[]): string =>
  escapeString(command.map(quoteArgument).join(' '));

/** One value of the `[Desktop Entry]` group as it stands there, or null. */
export function entryValue(content: string, key: string): string | null {
  const group = content.split(/^\[/m).find((part) => part.startsWith('Desktop Entry]'));
  const line = group?.split('\n').find((known) => known.startsWith(`${key}=`));
  return line?.slice(key.length + 1).trim() ?? null;
}
