/** Text that stands between tags of HTML, as Markdown in MDX that means just that text. Line ends stay as they are. */
export function escapeForMdx(text: string): string {
  return text
    .replaceAll(/[\\`*_{[\]<$~|:@^]|&(?=[#\w])/g, '\\$&')
    .replaceAll(/www(?=\.)/gi, '$&\\')
    .replaceAll(/^([ \t]*)([-+#>=])/gm, '$1\\$2')
    .replaceAll(/^([ \t]*\d+)([.)])/gm, '$1\\$2')
    .replaceAll(/^e(?=xport\b)|^i(?=mport\b)/gm, (letter) => `&#x${letter.charCodeAt(0).toString(16)};`)
    .replaceAll(/[ \t]+\n/g, '\n')
}
