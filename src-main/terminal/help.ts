/** What `--help` tells beyond the list of commands. */

export const examples = `
Examples:
  voicetray say "Hello there"                  speak it now
  voicetray say -f book.txt -o book.mp3        save it as a file
  voicetray say -f book.epub -o book.m4b --subtitles srt
  voicetray say -f *.md --out-dir sound        a file of each; run again, it goes on
  voicetray say -f book.epub -d sound --per-chapter
  voicetray say --clipboard -o copied.mp3      what was copied
  echo "Hello" | voicetray say -o - | aplay    pass the sound on
  voicetray voices --language de               which voices speak German
  voicetray say --voice de "Guten Tag"         speak with one of them
  voicetray profile add work --url https://dify.example.com/v1
  voicetray say --profile work "Hello"         speak through your Dify app
  voicetray ask --profile work "Why is the sky blue?"
  voicetray open report.docx                   show it in the window that runs
  voicetray serve                              speak for other programs`;

export const speakHelp = `
For the key settings of your desktop, where Voicetray cannot set a key itself:
  voicetray speak --clipboard                  speak what was copied; the same key stops it
  voicetray speak --toggle                     pause, or go on
  voicetray speak --stop
It tells the Voicetray that runs, the desktop program first, else the one in the browser; where none runs it
speaks a text by itself.`;

export const askHelp = `
Examples:
  voicetray ask "Why is the sky blue?"         hear the answer, and read it
  voicetray ask -o answer.mp3 "And at night?"  save it as a file
  voicetray ask --text "And at night?" > answer.txt
The answer is printed to the standard output; with -o - to the standard error output.`;

export const exitStatus = `
Exit status:
    0  done
    2  the command or the text is not right
    3  the profile or its key is not right
    4  the server did not answer as it should
    5  the voice on this computer or the player failed
    6  a file could not be read or written
   70  something went wrong inside Voicetray
  130  stopped with Ctrl+C`;

export const keyHelp = `
The key of the Dify app is asked for unseen. A script can pipe it in, or set VOICETRAY_KEY:
  voicetray profile add work --url https://dify.example.com/v1 < key.txt`;

export const keyRefused =
  'A key does not belong on the command line: other programs can read it there and the shell remembers it. ' +
  'Leave --key out; the key is asked for, piped in, or taken from VOICETRAY_KEY.';

export const serveHelp = `
Any program that speaks through Dify can use the address and a key. The first start makes a key;
make one for each program with: voicetray serve key add NAME
It listens on this computer alone. Ctrl+C ends it.`;
