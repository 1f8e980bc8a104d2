// A few words followed by a JSON object, as many loggers print what they were given beside the message: the words may say little, the fields
// say what happened.
import { createDraft, type JsonObject } from "../entry.ts";
import { isObject, parseObject } from "../formats/json-fields.ts";
import { addressInPayload, userInPayload } from "./payload-actors.ts";
import type { Recogniser } from "./recogniser.ts";
import { jsonMeaning } from "./structured.ts";

const maxBody = 4096;
// Fields that somebody has sent, not those of the program.
const sent = /\b(?:body|payload|received|request|response|sent|input|params|query|got|data|from client|message)\b/i;

export const textFields: Recogniser = {
  id: "text-fields",
  samples: [
    {
      body: 'auth result {"event":"login","success":false,"username":"bob","remote_ip":"203.0.113.9"}',
      meaning: { event: "authn_login_fail", outcome: "failure", user: "bob", address: "203.0.113.9" },
    },
    {
      body: 'audit {"event":"auth.login.success","username":"alice","ip":"198.51.100.4"}',
      meaning: { event: "authn_login_success", user: "alice", address: "198.51.100.4" },
    },
    { body: 'request body {"event":"login","success":false,"ip":"192.0.2.1"}', meaning: undefined },
    { body: 'stored {"event":"upload","success":false}', meaning: undefined },
  ],
  recognise(body) {
    const at = body.endsWith("}") && body.length <= maxBody ? body.search(/(?:^|[\s:=])\{"/) : -1;
    if (at < 0) return undefined;
    const words = body.slice(0, at);
    const payload = sent.test(words) ? undefined : unwrapped(parseObject(body.slice(body.indexOf("{", at))));
    if (!payload) return undefined;
    const draft = createDraft(words, 0, 0);
    draft.payload = payload;
    draft.user = userInPayload(payload);
    draft.address = addressInPayload(payload);
    return jsonMeaning(draft, textOf(payload, "event", "summary"), textOf(payload, "outcome", "result"));
  },
};

// {"AUDIT":{"event":"login",…}}: a lone name around all fields.
function unwrapped(payload: JsonObject | undefined): JsonObject | undefined {
  const inner = payload && Object.values(payload);
  return inner?.length === 1 && isObject(inner[0]) ? inner[0] : payload;
}

function textOf(payload: JsonObject, ...keys: readonly string[]): string {
  const found = keys.map((key) => payload[key]).find((value) => typeof value === "string");
  return typeof found === "string" ? found : "";
}
