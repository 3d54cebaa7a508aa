import { translator } from '../i18n/t.ts';

/** The words of this room, which come with it, and those of the window. */
export const { t } = translator({
  'thread.words': 'This conversation goes on.',
  'thread.new': 'Start anew',
  'answer.label': 'Answer',
  'answer.text': 'Text of the answer',
  'answer.waiting': 'Waiting for the first words…',
  'answer.copy': 'Copy',
  'answer.copied': 'Copied',
  'answer.copy.failed': 'The answer could not be copied. Select it and copy it by hand.',
  'answers.open': 'Answers',
  'answers.conversations': 'Conversations',
  'answers.list': 'Answers, the newest first',
  'answers.empty':
    'Nothing was asked yet as “{user}”. What people ask on Dify’s own pages is not listed here.',
  'answers.empty.here': 'Nothing was asked from this computer yet.',
  'answers.empty.conversation': 'There are no answers in this conversation.',
  'answers.none.kept': 'A completion app keeps no list of its answers. These were asked for here.',
  'answers.more': 'More conversations',
  'answers.older': 'Older answers',
  'answers.untitled': 'Conversation without a name',
  'answers.unasked': 'Answer without a question',
  'answers.speak': 'Speak',
  'answers.speak.label': 'Speak the answer to “{question}”',
  'answers.on': 'Ask on in this conversation',
  'message.label': 'Message id',
  'message.help': 'Copy the id of an answer from Dify’s log or API to hear that answer.',
  'message.speak': 'Speak message',
});
