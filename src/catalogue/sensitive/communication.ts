// What people write, say and upload.
import { defineGroup } from "./category.ts";

/** Categories of communication content. */
export const communication = defineGroup("communication", "personal", [
  {
    id: "message-content",
    title: "content of a message",
    terms:
      "email body, email content, email text, email html, sms body, sms text, sms content, chat content, private message, direct message, mail body, chat transcript, sms message, inbox message, mail content, whatsapp message, dm content, email thread, voicemail, conversation transcript, support message, ticket content",
    inContext: { message: "body, text, content, html, transcript" },
    weakTerms: "chat message, message content, chat history, conversation history, user message content",
    weight: 1,
    profiles: ["gdpr", "hipaa"],
    sensitive: "emailBody, chatMessage, smsText, conversationHistory, voicemail",
    harmless: "message, errorMessage, messageId, bodyParser, contentType, subject, chatMessageId, logMessage",
  },
  {
    id: "call-recording",
    title: "call data",
    terms:
      "call recording, call transcript, call detail record, cdr, phone call log, call history, meeting recording, meeting transcript, audio recording, phone recording, call audio, call note, contact list, contact book",
    weakTerms: "call log, call record",
    weight: 2,
    profiles: ["gdpr", "hipaa"],
    sensitive: "callRecording, callTranscript, meetingRecording, callHistory, contactList",
    harmless: "callback, callCount, recordingId, callId, recordingEnabled",
  },
  {
    id: "prompt-content",
    title: "what people tell a language model",
    terms:
      " prompt text, user question, user query text, prompt content, llm prompt, model response text, completion text, user input text, ai conversation",
    weakTerms: "chat prompt, user prompt, user input, user message",
    weight: 1,
    sensitive: "userPrompt, promptText, userInput, llmPrompt",
    harmless: "promptTokens, prompt, promptId, systemPromptName, promptTemplate",
  },
  {
    id: "personal-note",
    title: "personal notes",
    terms:
      "diary entry, personal note, private note, customer note, user note, patient comment, case note, client note, confidential note, complaint text, bio text, about me, user bio, user biography, personal statement, personal message, gift message, mood entry",
    inContext: { person: "bio, about, about me, biography, notes, note, diary" },
    weight: 1,
    sensitive: "diaryEntry, user.bio, aboutMe, customerNotes",
    harmless: "notes, releaseNotes, noteId, aboutPage, biome",
  },
]);
