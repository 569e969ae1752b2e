/** The files that browsers show first in the file dialog; the server decides by the content. */
export const accepted =
  'audio/*,video/*,.txt,.md,.srt,.vtt,.sbv,.csv,.tsv,.json,.mp3,.m4a,.wav,.flac,.ogg,.opus,.webm,.aac,.aiff,.aif,.caf,.amr,.wma,.mp4,.mov';
