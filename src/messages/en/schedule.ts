/** Words of the nightly schedule, in English. */
import type { EdgeProblems } from '../../domain/edge-problem.ts';
import { visible } from '../format.ts';
import type { Said } from '../shared.ts';
import type { ScheduleTexts } from '../vi/schedule.ts';

export const schedule: ScheduleTexts = {
  about: (at, zone, machineAt, machineZone) => [
    at === machineAt
      ? `kpi: exports the report at ${at} every night, Vietnam time (${zone})`
      : `kpi: exports the report at ${at} every night, Vietnam time (${zone}), which is ${machineAt} on this machine (${machineZone})`,
    'Exit codes in the log: 0 done, 3 refused, 4 not found, 5 busy or not writable, 6 damaged file, 7 done but incomplete, 1 and 2 other faults',
  ],
  nothingDone: 'Only printed; nothing is installed.',
  install: {
    cron: 'To change or remove it later: crontab -e. To install it, run once:',
    systemd:
      'To run while nobody is logged in: loginctl enable-linger. To remove: systemctl --user disable --now kpi-export.timer. To install it, run once:',
  },
  installWindows: (path) =>
    `To install it: save the lines above, but for the last (schtasks), as ${visible(path)} (encoding UTF-8), then run the last line. To remove: schtasks /Delete /TN "kpi export"`,
  unsteady: (zone) =>
    `Please note: the machine's zone ${visible(zone)} changes its clocks; for part of the year the export is an hour off.`,
  log: (path) => `Each night is added to the log: ${visible(path)}`,
  others: (formats) =>
    `Other ways: --format ${formats}. Install again after Node is updated or the program is moved.`,
  completion: {
    bash: "To keep it: kpi completion bash >~/.kpi-completion.bash && echo '. ~/.kpi-completion.bash' >>~/.bashrc",
    zsh: "To keep it: kpi completion zsh >~/.kpi-completion.zsh && echo '. ~/.kpi-completion.zsh' >>~/.zshrc",
    fish: 'To keep it: kpi completion fish >~/.config/fish/completions/kpi.fish',
    powershell:
      'To keep it, add this line to the file $PROFILE: kpi completion powershell | Out-String | Invoke-Expression',
  },
};

const WHY = {
  control: 'holds control characters (such as a line break)',
  quote: 'holds a double quote',
  length: 'is too long',
} as const;

export const edgeProblems: { readonly [K in keyof EdgeProblems]: (facts: EdgeProblems[K]) => Said } = {
  time_unreadable: ({ text }) => ({
    what: `“${visible(text)}” is no time of day.`,
    next: 'Write it as 22:30, from 0:00 to 23:59, in Vietnam time.',
  }),
  path_unfit: ({ path, format, why }) => ({
    what: `The path ${visible(path)} ${WHY[why]} and cannot stand in a ${format} schedule.`,
    next: 'Move the data file or the folder of the reports to a plainer path, then run it again.',
  }),
};
