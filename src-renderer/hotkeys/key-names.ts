const onOthers: Record<string, string> = {
  CommandOrControl: 'Ctrl',
  CmdOrCtrl: 'Ctrl',
  Control: 'Ctrl',
  Super: 'Super',
  Meta: 'Super',
};
const onMac: Record<string, string> = {
  CommandOrControl: 'Command',
  CmdOrCtrl: 'Command',
  Cmd: 'Command',
  Ctrl: 'Control',
  Alt: 'Option',
  Super: 'Command',
  Meta: 'Command',
};

/** The keys of an Electron accelerator as they are written on the keyboard: `Ctrl`, `Alt`, `S`. */
export function keysOf(accelerator: string, mac: boolean): string[] {
  const names = mac ? onMac : onOthers;
  return accelerator
    .split('+')
    .filter(Boolean)
    .map((key) => names[key] ?? key);
}
