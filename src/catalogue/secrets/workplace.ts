// Keys of tools that teams work with: documents, tickets, design, content, customers.
import { definePatterns } from "./pattern.ts";

const category = "provider-token";

/** Patterns of workplace tools. */
export const workplace = [
  ...definePatterns("Documents and design", [
    { id: "notion-token", title: "Notion token", shape: "ntn_{alnum:40-50}", category },
    { id: "notion-legacy-token", title: "Notion token", shape: "secret_{alnum:43}", category },
    { id: "figma-token", title: "Figma token", shape: "fig(d|o|u)_{url:40-50}", category },
    { id: "dropbox-token", title: "Dropbox token", shape: "sl.{url:120-1400}", category: "access-token" },
    {
      id: "dropbox-secret",
      title: "Dropbox secret",
      near: ["dropbox"],
      shape: "{lower:15}",
      category: "client-secret",
      entropy: 3.2,
    },
    {
      id: "box-secret",
      title: "Box secret",
      near: ["box_client", "boxClient"],
      shape: "{alnum:32}",
      category: "client-secret",
      entropy: 3.5,
    },
    { id: "adobe-secret", title: "Adobe secret", shape: "p8e-{url:32}", category: "client-secret" },
    { id: "docusign-key", title: "DocuSign key", near: ["docusign"], shape: "{uuid}" },
    { id: "typeform-token", title: "Typeform token", shape: "tfp_{url:40-64}", category },
    { id: "contentful-token", title: "Contentful token", shape: "CFPAT-{url:43}", category },
    {
      id: "contentful-delivery-token",
      title: "Contentful delivery token",
      near: ["contentful"],
      shape: "{url:43}",
      category,
      entropy: 4,
    },
  ]),
  ...definePatterns("Tickets and plans", [
    { id: "linear-key", title: "Linear key", shape: "lin_api_{alnum:40}" },
    { id: "linear-oauth-token", title: "Linear OAuth token", shape: "lin_oauth_{hex:64}", category: "access-token" },
    { id: "asana-token", title: "Asana token", near: ["asana"], shape: "{digit:1}/{digit:14-17}:{hex:32}", category },
    { id: "clickup-token", title: "ClickUp token", shape: "pk_{digit:6-9}_{upper:32}", category },
    { id: "todoist-token", title: "Todoist token", near: ["todoist"], shape: "{hex:40}", category },
    { id: "shortcut-token", title: "Shortcut token", near: ["shortcut", "clubhouse"], shape: "{uuid}", category },
    {
      id: "zapier-webhook",
      title: "Zapier webhook",
      shape: "hooks.zapier.com/hooks/catch/{digit:5-9}/{alnum:6-10}",
      category: "webhook-url",
    },
    {
      id: "ifttt-key",
      title: "IFTTT webhook",
      shape: "maker.ifttt.com/trigger/{word:1-60}/with/key/{url:22-43}",
      category: "webhook-url",
    },
    { id: "n8n-key", title: "n8n key", near: ["n8n_api"], shape: "{dotted:100-300}" },
  ]),
  ...definePatterns("Customers", [
    { id: "intercom-token", title: "Intercom token", shape: "dG9rO{b64:50-60}", category },
    { id: "zendesk-token", title: "Zendesk token", near: ["zendesk"], shape: "{alnum:40}", category, entropy: 3.8 },
    { id: "freshdesk-key", title: "Freshdesk key", near: ["freshdesk"], shape: "{alnum:20}", entropy: 3.5 },
    { id: "hubspot-token", title: "HubSpot token", shape: "pat-(na1|na2|eu1|ap1)-{uuid}", category },
    { id: "hubspot-key", title: "HubSpot key", near: ["hubspot", "hapikey"], shape: "{uuid}" },
    {
      id: "salesforce-token",
      title: "Salesforce session",
      shape: "00D{alnum:12-15}!{dotted:80-130}",
      category: "access-token",
    },
    { id: "segment-key", title: "Segment write key", near: ["segment"], shape: "{alnum:32}", entropy: 3.8 },
    { id: "mixpanel-secret", title: "Mixpanel secret", near: ["mixpanel"], shape: "{hex:32}" },
    { id: "amplitude-secret", title: "Amplitude secret", near: ["amplitude"], shape: "{hex:32}" },
    { id: "posthog-key", title: "PostHog personal key", shape: "phx_{alnum:43-47}" },
    { id: "mapbox-secret-token", title: "Mapbox secret token", shape: "sk.eyJ{url:60-120}.{url:22}", category },
    { id: "courier-key", title: "Courier key", near: ["courier"], shape: "pk_prod_{upper:28}" },
    { id: "calendly-token", title: "Calendly token", near: ["calendly"], shape: "{dotted:100-500}", category },
  ]),
];
