// What a line means in the company of others: the address of a connection told elsewhere, repeated messages, records of several lines, values
// that decide, and a recogniser that breaks.
import { describe, expect, test } from "vitest";
import { createDraft } from "../../../src/logs/entry.ts";
import { recognisers } from "../../../src/logs/events/index.ts";
import { createUnderstanding } from "../../../src/logs/events/understanding.ts";
import { growthOf } from "../../growth.ts";
import { readText } from "../read.ts";

async function meanings(...lines: readonly string[]): Promise<readonly string[]> {
  const { records } = await readText(lines.join("\n"));
  return records.map(
    (record) => `${record.event ?? "-"} ${record["client.address"] ?? "-"} ${record["user.name"] ?? "-"}`,
  );
}

describe("the address that another line of the same connection tells", () => {
  test("sshd: by process", async () => {
    expect(
      await meanings(
        "May 17 08:30:01 web1 sshd[4711]: Connection from 203.0.113.9 port 50114 on 192.0.2.2 port 22",
        "May 17 08:30:02 web1 sshd[4712]: Connection from 198.51.100.4 port 50114 on 192.0.2.2 port 22",
        "May 17 08:30:04 web1 sshd[4711]: Disconnecting: Too many authentication failures for root [preauth]",
        "May 17 08:30:05 web1 sshd[4713]: Disconnecting: Too many authentication failures for root [preauth]",
      ),
    ).toEqual(["- - -", "- - -", "authn_login_fail_max 203.0.113.9 root", "authn_login_fail_max - root"]);
  });

  test("OpenLDAP: by connection number", async () => {
    expect(
      await meanings(
        "May 17 08:30:01 ldap1 slapd[811]: conn=1023 fd=24 ACCEPT from IP=203.0.113.9:50114 (IP=0.0.0.0:389)",
        'May 17 08:30:02 ldap1 slapd[811]: conn=1023 op=0 BIND dn="uid=bob,dc=example,dc=com" method=128',
        "May 17 08:30:03 ldap1 slapd[811]: conn=1023 op=0 RESULT tag=97 err=49 text=",
        "May 17 08:30:04 ldap1 slapd[811]: conn=1024 op=0 RESULT tag=97 err=49 text=",
      ),
    ).toEqual(["- - -", "- - -", "authn_login_fail 203.0.113.9 -", "authn_login_fail - -"]);
  });
});

test("389 Directory Server tells the address where the connection begins", async () => {
  const time = "[17/May/2025:08:30:04.123456789 +0000]";
  expect(
    await meanings(
      `${time} conn=7 fd=64 slot=64 connection from 203.0.113.9 to 192.0.2.2`,
      `${time} conn=7 op=0 BIND dn="uid=bob,ou=people,dc=example,dc=com" method=128 version=3`,
      `${time} conn=7 op=0 RESULT err=49 tag=97 nentries=0 wtime=0.000 optime=0.001 etime=0.001`,
    ),
  ).toEqual(["- - -", "- - -", "authn_login_fail 203.0.113.9 -"]);
});

describe("one form of message, several meanings", () => {
  test("the value of a key decides line by line", async () => {
    expect(
      await meanings(
        "May 17 08:30:03 ldap1 slapd[811]: conn=1 op=0 RESULT tag=97 err=0 text=",
        "May 17 08:30:03 ldap1 slapd[811]: conn=2 op=0 RESULT tag=97 err=49 text=",
        "2025-05-17 08:30:04 INFO login user=bob ip=203.0.113.9 result=success",
        "2025-05-17 08:30:05 INFO login user=bob ip=203.0.113.9 result=failed",
      ),
    ).toEqual([
      "- - -",
      "authn_login_fail - -",
      "authn_login_success 203.0.113.9 bob",
      "authn_login_fail 203.0.113.9 bob",
    ]);
  });

  test("the program that writes it matters", async () => {
    expect(
      await meanings(
        "May 17 08:30:03 web1 app[7]: refused connect from client.example.com (203.0.113.9)",
        "May 17 08:30:03 web1 sshd[7]: Accepted password for bob from 198.51.100.4 port 50022 ssh2",
        "May 17 08:30:03 web1 notes[7]: Connection closed by 198.51.100.4",
      ),
    ).toEqual(["authz_fail 203.0.113.9 -", "authn_login_success 198.51.100.4 bob", "- - -"]);
  });
});

test("a message that was repeated counts as often as it says", () => {
  const draft = createDraft("", 1, 0);
  draft.body = "message repeated 5 times: [ Failed password for root from 203.0.113.9 port 50114 ssh2]";
  draft.logger = "sshd";
  const understanding = createUnderstanding({ recognisers: recognisers.entries, noProse: new Set() });
  understanding.read(draft, { recogniser: undefined, logger: undefined }, "");
  expect(draft.meaning).toMatchObject({ event: "authn_login_fail", user: "root", repeat: 5 });
});

test("a record of several lines may say on its second line what happened", async () => {
  expect(
    await meanings(
      "[2025/05/17 08:30:04.230118,  2] ../auth/auth_log.c:635(log_authentication_event_human_readable)",
      "  Auth: [SMB2,(null)] user [EX]\\[bob] at [Sat, 17 May 2025 08:30:04.230000 UTC] with [NTLMv2] status [NT_STATUS_WRONG_PASSWORD] workstation [PC1] remote host [ipv4:203.0.113.9:50114] mapped to [EX]\\[bob].",
    ),
  ).toEqual(["authn_login_fail 203.0.113.9 bob"]);
  expect(
    await meanings(
      "2025-05-17 08:30:04 ERROR request failed",
      "    at login failed for user root from 192.0.2.1 (/srv/app.js:1:2)",
    ),
  ).toEqual(["- - -"]);
});

test("a recogniser that throws is switched off with a notice that quotes nothing, and the others go on", () => {
  const notices: string[] = [];
  const faulty = {
    id: "faulty",
    samples: [],
    recognise: () => {
      throw new TypeError("password=hunter2");
    },
  };
  const understanding = createUnderstanding({
    recognisers: [faulty, ...recognisers.entries],
    noProse: new Set(),
    onNotice: ({ message }) => notices.push(message),
  });
  for (const line of [1, 2]) {
    const draft = createDraft("login failed for user bob from 203.0.113.9", line, 0);
    understanding.read(draft, { recogniser: undefined, logger: undefined }, "");
    expect(draft.meaning).toMatchObject({ event: "authn_login_fail", user: "bob" });
  }
  expect(notices).toEqual(["The recogniser faulty was switched off: it failed with a TypeError."]);
});

test("the recognisers stay linear: eight times the text costs about eight times the time", () => {
  const understanding = createUnderstanding({ recognisers: recognisers.entries, noProse: new Set() });
  const read = (text: string): void =>
    void understanding.read(createDraft(text, 1, 0), { recogniser: undefined, logger: undefined }, "");
  const units = [
    "login failed for user ",
    " from 203.0.113.9",
    'user="a" ',
    "[203.0.113.9] ",
    "Failed password for x ",
    "'a' failed for '",
    "SASL LOGIN authentication failed: ",
    "rhost=203.0.113.9 ruser=",
    "(a[1.2.3.4]) - USER ",
    "authentication ",
    "://a/",
    "<a> ",
    "status=failed ",
    "1.1.1.1:",
    "::",
  ];
  for (const unit of units) {
    const text = (length: number): string => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
    const work = { short: () => read(text(8_000)), long: () => read(text(64_000)), factor: 8 };
    expect(growthOf(work, 1.9), unit).toBeLessThan(1.9);
  }
});
