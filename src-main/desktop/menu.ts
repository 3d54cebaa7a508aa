import type { Menu, MenuItemConstructorOptions, WebContents } from 'electron';

type MenuClass = Pick<typeof Menu, 'buildFromTemplate' | 'setApplicationMenu'>;

/**
 * A Mac's menu bar carries the keys for copy, paste and quit, so it stays, as small as can be. Elsewhere the
 * page needs no menu bar.
 */
export function setApplicationMenu(menu: MenuClass, platform: NodeJS.Platform): void {
  const template: MenuItemConstructorOptions[] = [
    { role: 'appMenu' },
    { role: 'editMenu' },
    { role: 'windowMenu' },
  ];
  menu.setApplicationMenu(platform === 'darwin' ? menu.buildFromTemplate(template) : null);
}

/** Cut, copy and paste by the right button: Electron shows no menu of its own there. */
export function addContextMenu(contents: WebContents, menu: Pick<MenuClass, 'buildFromTemplate'>): void {
  contents.on('context-menu', (_event, params) => {
    const { canCut, canCopy, canPaste, canSelectAll } = params.editFlags;
    const items: MenuItemConstructorOptions[] = params.isEditable
      ? [
          { role: 'cut', enabled: canCut },
          { role: 'copy', enabled: canCopy },
          { role: 'paste', enabled: canPaste },
          { type: 'separator' },
          { role: 'selectAll', enabled: canSelectAll },
        ]
      : params.selectionText
        ? [{ role: 'copy' }]
        : [];
    if (items.length > 0) menu.buildFromTemplate(items).popup();
  });
}
