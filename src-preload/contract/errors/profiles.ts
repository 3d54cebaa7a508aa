import { input, setup, type ErrorRow } from './row.ts';

/** The Dify profile. */
export const profilesErrors = {
  profile_missing: setup('There is no profile called “{name}”.', 'open_profile'),
  profile_exists: setup('There is already a profile called “{name}”.', 'open_profile'),
  key_missing: setup('The key of profile “{name}” is not on this computer. Enter it again.', 'open_profile'),
  key_unreadable: setup(
    'The key of profile “{name}” cannot be read: the keyring that holds it does not open. Unlock the keyring and start Voicetray again, or enter the key again.',
    'open_profile',
  ),
  key_empty: setup('No key was given, so nothing was changed.', 'open_profile'),
  key_not_kept: setup(
    'The key could not be kept on this computer. Try again, or use the profile in this run only.',
    'open_profile',
  ),
  keyring_locked: setup(
    'The keyring of this computer is locked, so the key cannot be read. Unlock it, then try again.',
    'retry',
  ),
  key_needed_again: setup(
    'The address leads to another server now. Enter the key again, so that it only goes where you want it.',
    'open_profile',
  ),
  key_refused: setup(
    'The server refused the key. Paste a new key in the profile.',
    'open_profile',
    'never',
    'person',
  ),
  url_invalid: setup(
    'That is not a web address. It should look like https://dify.example.com/v1.',
    'open_profile',
  ),
  url_not_dify: setup(
    'That address does not answer like a Dify server. Check the address in the profile; it usually ends in /v1.',
    'open_profile',
    'never',
    'person',
  ),
  plain_http_refused: setup(
    'This address is not encrypted, so anyone on the way could read the key. Allow it in the profile if you trust the network.',
    'open_profile',
  ),
  app_off: setup(
    'The Dify app is switched off, deleted or archived. Check it in Dify.',
    'open_profile',
    'never',
    'person',
  ),
  speech_off: setup(
    'Speech is switched off in this Dify app. Pick a voice here, or turn on text to speech in the app and publish it.',
    'choose_voice',
    'never',
    'person',
  ),
  speech_no_model: setup(
    'The Dify workspace has no speech model ready. Add one in Dify under model providers.',
    'none',
    'never',
    'person',
  ),
  quota_used_up: setup(
    'The credit is used up in Dify. What was made so far is kept.',
    'none',
    'never',
    'person',
  ),
  app_cannot_answer: setup(
    'This Dify app cannot be asked from here: it is of the kind “{mode}”. Use a chat or a completion app.',
    'open_profile',
  ),
  app_needs_more: setup(
    'This Dify app asks for more than a question: {fields}. Give them a default in Dify, or use another app.',
    'open_profile',
  ),
  answer_no_model: setup('The Dify app has no model ready to answer. Check its model in Dify.'),
  question_long: input(
    'This Dify app takes questions of up to {limit} characters. Shorten it, or raise the limit in Dify.',
  ),
  app_keeps_no_list: input(
    'A completion app keeps no list of its answers. The ones you asked for here are listed, and an id works too.',
  ),
  conversation_gone: input('That conversation is no longer there, or it belongs to another user.'),
  profiles_unreadable: input('That file holds no Voicetray profiles, so nothing was added.'),
  profiles_newer: input(
    'That file comes from a newer Voicetray, so nothing was added. Update Voicetray first.',
  ),
  profiles_none: setup('There are no profiles yet. Add one first.'),
  profiles_full: setup('“{name}” was not added: there is room for {most} profiles. Remove one first.'),
  profile_left_out: setup('“{name}” was left out: something in it is missing or not right.'),
  profile_left_out_plain: setup(
    '“{name}” was left out: its address is not encrypted. Add it by hand if you trust the network.',
  ),
} as const satisfies Record<string, ErrorRow>;
