// Keys of providers of language models and of what surrounds them.
import { definePatterns } from "./pattern.ts";

/** Patterns of providers of models. */
export const intelligence = [
  ...definePatterns("OpenAI", [
    { id: "openai-project-key", title: "OpenAI project key", shape: "sk-(proj|svcacct|admin|None)-{url:40-200}" },
    { id: "openai-key", title: "OpenAI key", shape: "sk-{alnum:48}" },
    { id: "openai-session-key", title: "OpenAI session key", shape: "sess-{alnum:40}", category: "session-token" },
  ]),
  ...definePatterns("Anthropic", [
    { id: "anthropic-key", title: "Anthropic key", shape: "sk-ant-(api03|admin01|oat01|ort01|sid01)-{url:80-120}" },
  ]),
  ...definePatterns("Hugging Face", [
    { id: "hugging-face-token", title: "Hugging Face token", shape: "hf_{letter:34-37}", category: "provider-token" },
    {
      id: "hugging-face-org-token",
      title: "Hugging Face organisation token",
      shape: "api_org_{letter:34}",
      category: "provider-token",
    },
  ]),
  ...definePatterns("Other providers of models", [
    { id: "openrouter-key", title: "OpenRouter key", shape: "sk-or-v1-{hex:64}" },
    { id: "deepseek-key", title: "DeepSeek key", shape: "sk-{hex:32}" },
    { id: "groq-key", title: "Groq key", shape: "gsk_{alnum:52}" },
    { id: "replicate-token", title: "Replicate token", shape: "r8_{alnum:37}", category: "provider-token" },
    { id: "perplexity-key", title: "Perplexity key", shape: "pplx-{alnum:48}" },
    { id: "cohere-key", title: "Cohere key", near: ["cohere", "co_api"], shape: "{alnum:40}", entropy: 3.8 },
    { id: "mistral-key", title: "Mistral key", near: ["mistral"], shape: "{alnum:32}", entropy: 3.5 },
    { id: "xai-key", title: "xAI key", shape: "xai-{alnum:80}" },
    { id: "fireworks-key", title: "Fireworks key", shape: "fw_{alnum:22-24}", entropy: 3.5 },
    { id: "together-key", title: "Together key", shape: "tgp_v1_{url:43}" },
    { id: "elevenlabs-key", title: "ElevenLabs key", shape: "sk_{hex:48}" },
    { id: "deepgram-key", title: "Deepgram key", near: ["deepgram"], shape: "{hex:40}" },
    { id: "assemblyai-key", title: "AssemblyAI key", near: ["assemblyai", "assembly_ai"], shape: "{hex:32}" },
    { id: "pinecone-key", title: "Pinecone key", shape: "pcsk_{alnum:5-6}_{alnum:63}" },
    { id: "langsmith-key", title: "LangSmith key", shape: "lsv2_(pt|sk)_{hex:32}_{hex:10}" },
    { id: "langfuse-key", title: "Langfuse key", shape: "sk-lf-{uuid}" },
    { id: "wandb-key", title: "Weights & Biases key", near: ["wandb", "weights_biases"], shape: "{hex:40}" },
    { id: "cerebras-key", title: "Cerebras key", shape: "csk-{lower:48}" },
    { id: "nvidia-key", title: "NVIDIA key", shape: "nvapi-{url:60-70}" },
    { id: "voyage-key", title: "Voyage key", near: ["voyage"], shape: "pa-{url:43}" },
    { id: "jina-key", title: "Jina key", shape: "jina_{hex:32}{url:28}" },
    { id: "tavily-key", title: "Tavily key", shape: "tvly-{url:32-40}" },
    { id: "firecrawl-key", title: "Firecrawl key", shape: "fc-{hex:32}" },
    { id: "runpod-key", title: "RunPod key", shape: "rpa_{upper:40-50}" },
  ]),
];
