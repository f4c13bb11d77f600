/**
 * Completion for four shells from one table of words. Every script does the same: it finds the command typed so far (two
 * words at most, past options and their values) and offers what may follow; where a value follows, files.
 */
export const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;
export type Shell = (typeof SHELLS)[number];

/** The words that may follow a command, which is reached by several paths: its names in two languages. */
export interface WordRow {
  readonly paths: readonly string[];
  readonly words: readonly string[];
}

/**
 * @param rows words of a to z, digits and dashes only: nothing here would have to be quoted
 * @param valueFlags flags that take the next word
 */
export function completionScript(
  shell: Shell,
  rows: readonly WordRow[],
  valueFlags: readonly string[],
): string {
  return SCRIPTS[shell](rows, valueFlags).join('\n');
}

type Script = (rows: readonly WordRow[], valueFlags: readonly string[]) => string[];

const quoted = (words: readonly string[], between: string): string =>
  words.map((word) => `'${word}'`).join(between);

const bash: Script = (rows, valueFlags) => [
  '_kpi() {',
  '  local cur=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} path= count=0 skip= word i',
  `  local values=" ${valueFlags.join(' ')} "`,
  '  COMPREPLY=()',
  '  [[ $values == *" $before "* ]] && return',
  '  for ((i = 1; i < COMP_CWORD; i++)); do',
  '    word=${COMP_WORDS[i]}',
  '    if [[ -n $skip ]]; then skip=; continue; fi',
  '    if [[ $word == -* ]]; then [[ $values == *" $word "* ]] && skip=1; continue; fi',
  '    if ((count < 2)); then path="${path:+$path }$word"; count=$((count + 1)); fi',
  '  done',
  '  local words=',
  '  while true; do',
  '    case $path in',
  ...rows.map(({ paths, words }) => `      ${quoted(paths, '|')}) words='${words.join(' ')}' ;;`),
  '    esac',
  // The second word was no subcommand but an argument.
  '    if [[ -n $words || $path != *" "* ]]; then break; fi',
  '    path=${path%% *}',
  '  done',
  '  COMPREPLY=($(compgen -W "$words" -- "$cur"))',
  '}',
  'complete -o default -F _kpi kpi',
];

const zsh: Script = (rows, valueFlags) => [
  'autoload -U +X compinit && compinit',
  'autoload -U +X bashcompinit && bashcompinit',
  ...bash(rows, valueFlags),
];

const fish: Script = (rows, valueFlags) => [
  'function __kpi_words',
  `  set -l values ${valueFlags.join(' ')}`,
  '  set -l path',
  '  set -l skip 0',
  '  for word in (commandline -opc)[2..-1]',
  '    if test $skip = 1',
  '      set skip 0',
  "    else if string match -q -- '-*' $word",
  '      contains -- $word $values; and set skip 1',
  '    else if test (count $path) -lt 2',
  '      set -a path $word',
  '    end',
  '  end',
  '  test $skip = 1; and return',
  '  set -l words',
  '  while true',
  '    switch "$path"',
  ...rows.flatMap(({ paths, words }) => [
    `      case ${quoted(paths, ' ')}`,
    `        set words ${words.join(' ')}`,
  ]),
  '    end',
  '    if test -n "$words"; or test (count $path) -lt 2',
  '      break',
  '    end',
  '    set path $path[1]',
  '  end',
  '  printf "%s\\n" $words',
  'end',
  "complete -c kpi -a '(__kpi_words)'",
];

const powershell: Script = (rows, valueFlags) => [
  'Register-ArgumentCompleter -Native -CommandName kpi, kpi.cmd, kpi.ps1 -ScriptBlock {',
  '  param($wordToComplete, $commandAst, $cursorPosition)',
  `  $values = ${quoted(valueFlags, ', ')}`,
  '  $path = @(); $skip = $false',
  '  foreach ($element in ($commandAst.CommandElements | Select-Object -Skip 1)) {',
  '    if ($element.Extent.EndOffset -ge $cursorPosition) { break }',
  '    $word = $element.Extent.Text',
  '    if ($skip) { $skip = $false }',
  "    elseif ($word -like '-*') { $skip = $values -ccontains $word }",
  '    elseif ($path.Count -lt 2) { $path += $word }',
  '  }',
  '  if ($skip) { return }',
  '  $rows = @{}',
  ...rows.map(
    ({ paths, words }) => `  foreach ($row in ${quoted(paths, ', ')}) { $rows[$row] = '${words.join(' ')}' }`,
  ),
  "  $words = $rows[$path -join ' ']",
  '  if (-not $words -and $path.Count -eq 2) { $words = $rows[$path[0]] }',
  '  if (-not $words) { return }',
  '  $words.Split() | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object {',
  "    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)",
  '  }',
  '}',
];

const SCRIPTS: Readonly<Record<Shell, Script>> = { bash, zsh, fish, powershell };
