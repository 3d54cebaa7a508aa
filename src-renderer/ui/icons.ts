/** Outlines on a grid of 24; those in `solid` are filled. */
export const icons = {
  mark: 'M5 10v4M9.7 6v12M14.3 8.5v7M19 10.8v2.4',
  play: 'M8 5.5v13l10.5-6.5z',
  pause: 'M7.5 5.5h3v13h-3zM13.5 5.5h3v13h-3z',
  previous: 'M6.5 6v12M18 6.5v11L9.5 12z',
  next: 'M17.5 6v12M6 6.5v11l8.5-5.5z',
  repeat: 'M6 8.5A7.5 7.5 0 1 1 4.7 14M5.5 4v5h5',
  stop: 'M7 7h10v10H7z',
  pen: 'M5 19l1-4L16.5 4.5l3 3L9 18zM14 7l3 3',
  follow: 'M4.5 6.5h15M4.5 11.5h9M4.5 16.5h6M15 14.5v5l4-2.5z',
  volume: 'M4.5 9.5v5h3.5l4.5 4v-13l-4.5 4zM16 9a4.2 4.2 0 0 1 0 6M18.5 6.5a7.8 7.8 0 0 1 0 11',
  save: 'M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 19.5h14',
  settings:
    'M4 7.5h9M17.5 7.5H20M4 16.5h2.5M11 16.5h9M15.2 5.2a2.3 2.3 0 1 0 0 4.6 2.3 2.3 0 0 0 0-4.6zM8.8 14.2a2.3 2.3 0 1 0 0 4.6 2.3 2.3 0 0 0 0-4.6z',
  close: 'M6.5 6.5l11 11M17.5 6.5l-11 11',
  back: 'M14.5 5.5 8 12l6.5 6.5',
  chevron: 'M6.5 9.5 12 15l5.5-5.5',
  check: 'M5.5 12.5l4.5 4.5 8.5-10',
  plus: 'M12 5.5v13M5.5 12h13',
  clipboard: 'M9 5.5H6.5v14h11v-14H15M9 4h6v3.5H9zM9.5 12h5M9.5 15.5h3.5',
  document: 'M7 4h7l4 4v12H7zM13.5 4v4.5H18M10 12.5h5M10 16h5',
  star: 'M12 4.2l2.4 4.9 5.4.8-3.9 3.8.9 5.4-4.8-2.6-4.8 2.6.9-5.4-3.9-3.8 5.4-.8z',
  starred: 'M12 4.2l2.4 4.9 5.4.8-3.9 3.8.9 5.4-4.8-2.6-4.8 2.6.9-5.4-3.9-3.8 5.4-.8z',
  up: 'M6.5 14.5 12 9l5.5 5.5',
  down: 'M6.5 9.5 12 15l5.5-5.5',
  trash: 'M5 7h14M9.5 7V4.5h5V7M7 7l.8 12.5h8.4L17 7M10.3 10.5v5.5M13.7 10.5v5.5',
  pin: 'M9 4.5h6l-.8 6 3.3 3.5H6.5l3.3-3.5zM12 14v6',
  pinned: 'M9 4.5h6l-.8 6 3.3 3.5H6.5l3.3-3.5zM12 14v6',
  library: 'M5 5h4v14H5zM9 5h4v14H9zM14.2 6.2l3.8-1 3.3 13-3.8 1z',
  mini: 'M4.5 6h15v12h-15zM12 12.5h4.5v2.5H12z',
  warning: 'M12 4.5 21 19.5H3zM12 10v4.5M12 17.2v.1',
} as const;

export type IconName = keyof typeof icons;
export const solid: ReadonlySet<IconName> = new Set<IconName>([
  ...(['play', 'pause', 'stop', 'previous', 'next', 'starred', 'pinned'] as const),
]);
