// Keys of mail, chat and social services.
import { definePatterns } from "./pattern.ts";

const category = "provider-token";

/** Patterns of messaging services. */
export const messaging = [
  ...definePatterns("Slack", [
    {
      id: "slack-token",
      title: "Slack token",
      shape: "xox(b|p|a|r|s|o)-{url:20-250}",
      category,
      refuse: ["xoxb-{digit:4}"],
    },
    { id: "slack-app-token", title: "Slack app token", shape: "xapp-1-{upper:9-12}-{digit:10-14}-{hex:64}", category },
    {
      id: "slack-config-token",
      title: "Slack configuration token",
      shape: "xoxe(.xoxp-|.xoxb-|-){url:40-250}",
      category,
    },
    {
      id: "slack-webhook",
      title: "Slack webhook",
      shape: "hooks.slack.com/(services|workflows|triggers)/{url:8-14}/{url:8-20}/{alnum:16-30}",
      category: "webhook-url",
    },
  ]),
  ...definePatterns("Discord", [
    {
      id: "discord-webhook",
      title: "Discord webhook",
      shape: "discord(app.com|.com)/api/webhooks/{digit:17-20}/{url:60-80}",
      category: "webhook-url",
    },
    {
      id: "discord-bot-token",
      title: "Discord bot token",
      near: ["discord"],
      shape: "{url:23-28}.{url:6}.{url:27-38}",
      category,
    },
    {
      id: "discord-client-secret",
      title: "Discord client secret",
      near: ["discord"],
      shape: "{url:32}",
      category: "client-secret",
      entropy: 3.8,
    },
  ]),
  ...definePatterns("Microsoft Teams and Google Chat", [
    {
      id: "teams-webhook",
      title: "Teams webhook",
      shape: "webhook.office.com/webhookb2/{uuid}@{uuid}/IncomingWebhook/{hex:32}/{uuid}",
      category: "webhook-url",
    },
    {
      id: "google-chat-webhook",
      title: "Google Chat webhook",
      shape: "chat.googleapis.com/v1/spaces/{url:6-30}/messages?key={url:30-60}&token={url:40-80}",
      category: "webhook-url",
    },
  ]),
  ...definePatterns("Mail services", [
    { id: "sendgrid-key", title: "SendGrid key", shape: "SG.{url:22}.{url:43}" },
    { id: "mailgun-key", title: "Mailgun key", shape: "key-{hex:32}" },
    { id: "mailgun-private-key", title: "Mailgun private key", near: ["mailgun"], shape: "{hex:32}-{hex:8}-{hex:8}" },
    { id: "mailchimp-key", title: "Mailchimp key", shape: "{hex:32}-us{digit:1-2}", keywords: ["-us"], lead: 32 },
    { id: "mandrill-key", title: "Mandrill key", near: ["mandrill"], shape: "md-{url:22}" },
    { id: "postmark-token", title: "Postmark token", near: ["postmark"], shape: "{uuid}", category },
    { id: "brevo-key", title: "Brevo key", shape: "x(key|smtp)sib-{hex:64}-{alnum:16}" },
    { id: "resend-key", title: "Resend key", shape: "re_{alnum:8}_{alnum:24}" },
    { id: "mailjet-key", title: "Mailjet key", near: ["mailjet"], shape: "{hex:32}" },
    { id: "sparkpost-key", title: "SparkPost key", near: ["sparkpost"], shape: "{hex:40}" },
    { id: "mailersend-key", title: "MailerSend key", shape: "mlsn.{hex:64}" },
    { id: "klaviyo-key", title: "Klaviyo private key", shape: "pk_{hex:34}" },
  ]),
  ...definePatterns("Telephony and push services", [
    { id: "twilio-token", title: "Twilio auth token or key", near: ["twilio"], shape: "{hex:32}", category },
    { id: "twilio-api-key", title: "Twilio API key", near: ["twilio"], shape: "SK{hex:32}" },
    { id: "telnyx-key", title: "Telnyx key", shape: "KEY0{HEX:30-36}_{alnum:22}" },
    { id: "messagebird-key", title: "MessageBird key", near: ["messagebird"], shape: "{alnum:25}", entropy: 3.5 },
    { id: "vonage-secret", title: "Vonage secret", near: ["vonage", "nexmo"], shape: "{alnum:16}", entropy: 3.3 },
    { id: "plivo-token", title: "Plivo token", near: ["plivo"], shape: "{alnum:40}", category, entropy: 3.8 },
    { id: "onesignal-key", title: "OneSignal key", shape: "os_v2_(app|org)_{lower:80-120}" },
    { id: "pusher-secret", title: "Pusher secret", near: ["pusher"], shape: "{hex:20}" },
    { id: "ably-key", title: "Ably key", near: ["ably"], shape: "{url:6}.{url:6}:{url:43}" },
  ]),
  ...definePatterns("Social networks", [
    { id: "facebook-token", title: "Facebook token", shape: "EAA{alnum:80-300}", category: "access-token" },
    {
      id: "facebook-secret",
      title: "Facebook app secret",
      near: ["facebook", "fb_app"],
      shape: "{hex:32}",
      category: "client-secret",
    },
    { id: "instagram-token", title: "Instagram token", shape: "IGQV{url:80-300}", category: "access-token" },
    {
      id: "twitter-bearer-token",
      title: "Twitter bearer token",
      shape: "AAAAAAAAAAAAAAAAAAAAA{percent:60-130}",
      category: "access-token",
    },
    {
      id: "twitter-secret",
      title: "Twitter secret",
      near: ["twitter"],
      shape: "{alnum:45-50}",
      category: "client-secret",
      entropy: 4,
    },
    {
      id: "linkedin-secret",
      title: "LinkedIn secret",
      near: ["linkedin"],
      shape: "{alnum:16}",
      category: "client-secret",
      entropy: 3.3,
    },
    { id: "twitch-token", title: "Twitch token", near: ["twitch"], shape: "{lower:30}", category, entropy: 3.5 },
    { id: "twitch-chat-token", title: "Twitch chat token", shape: "oauth:{lower:30}", category },
    {
      id: "reddit-secret",
      title: "Reddit secret",
      near: ["reddit"],
      shape: "{url:27-30}",
      category: "client-secret",
      entropy: 3.8,
    },
    { id: "spotify-secret", title: "Spotify secret", near: ["spotify"], shape: "{hex:32}", category: "client-secret" },
  ]),
];
