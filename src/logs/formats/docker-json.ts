// What Docker's json-file driver and Kubernetes write around each line of a container; the line inside is read with all formats.
import { readInside } from "./inside.ts";
import { jsonDialect } from "./json-dialect.ts";

export const dockerJson = jsonDialect({
  id: "docker-json",
  title: "Docker and Kubernetes container logs (JSON)",
  samples: [
    {
      line: '{"log":"2025-05-17T08:30:00Z WARN disk is full\\n","stream":"stderr","time":"2025-05-17T08:30:00.120123456Z"}',
      expect: {
        timestamp: "2025-05-17T08:30:00.120Z",
        severity: "WARN",
        body: "disk is full",
        attributes: { stream: "stderr" },
      },
    },
    {
      line: '{"log":"{\\"level\\":50,\\"time\\":1747470604230,\\"pid\\":1,\\"hostname\\":\\"h\\",\\"ip\\":\\"203.0.113.9\\",\\"msg\\":\\"payment failed\\"}\\n","stream":"stdout","time":"2025-05-17T08:30:04.231Z"}',
      expect: {
        timestamp: "2025-05-17T08:30:04.231Z",
        severity: "ERROR",
        body: "payment failed",
        "client.address": "203.0.113.9",
        attributes: { stream: "stdout", hostname: "h" },
      },
    },
    {
      line: '{"log":"203.0.113.9 - - [17/May/2025:08:30:04 +0000] \\"GET /cart HTTP/1.1\\" 200 512\\n","stream":"stdout","time":"2025-05-17T08:30:04.231Z"}',
      expect: { "http.request.method": "GET", "url.path": "/cart", "http.response.status_code": 200 },
    },
  ],
  fits: ({ log, stream }) => typeof log === "string" && (stream === "stdout" || stream === "stderr"),
  read(draft, { log }, context) {
    if (typeof log === "string") readInside(draft, log, context);
  },
});
