const mac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform)

const NAMES: Record<string, string> = {
  $mod: mac ? '⌘' : 'Ctrl',
  Shift: mac ? '⇧' : 'Shift',
  Alt: mac ? '⌥' : 'Alt',
  Enter: '↵',
  Escape: 'Esc',
}

/** "$mod+Enter" as people know it here: ⌘↵ or Ctrl ↵. */
export function showKeys(keys: string | undefined): string | undefined {
  return keys
    ?.split(' ')
    .map((press) =>
      press
        .split('+')
        .map((key) => NAMES[key] ?? key.replace(/^Key|^Digit/, '').toUpperCase())
        .join(mac ? '' : ' '),
    )
    .join(' ')
}
