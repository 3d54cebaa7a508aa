/** Endings of documents that can be opened, for a chooser of files. Others are told by their content. */
export const KINDS = '.txt,.text,.md,.markdown,.html,.htm,.xhtml,.epub,.docx,.pdf,.srt,.vtt';
