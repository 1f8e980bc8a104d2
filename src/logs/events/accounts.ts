// Changes of accounts and rights: useradd, usermod, passwd, groupadd and what databases say of grants.
import { fromSentences } from "./recogniser.ts";

export const accounts = fromSentences({
  id: "accounts",
  sentences: [
    // Matches "new user: name=bob, UID=1001, …"; refuses "failed adding user".
    { is: /^new user: name=(?<user>[^,\s]+),/, event: "user_created" },
    { is: /^delete user [`'](?<user>[^']+)'/, event: "user_deleted" },
    // Matches "add 'bob' to group 'sudo'" and its shadow twin; refuses the removal.
    { is: /^add [`'](?<user>[^']+)' to (?:shadow )?group [`'][^']+'/, event: "privilege_permissions_changed" },
    { is: /^user [`']?(?<user>[^'\s]+)'? added (?:by \S+ )?to group /, event: "privilege_permissions_changed" },
    { is: /^delete [`'](?<user>[^']+)' from (?:shadow )?group [`'][^']+'/, event: "privilege_permissions_changed" },
    { is: /^change user [`'](?<user>[^']+)' (?:UID|GID|home|shell|expiration|name)/, event: "user_updated" },
    {
      is: /^(?:password for|change user|changed password of) [`'](?<user>[^']+)' (?:changed|password)/,
      event: "authn_password_change",
    },
    { is: /^(?:lock|unlock) user [`'](?<user>[^']+)' password/, event: "user_updated" },
  ],
  samples: [
    {
      body: "new user: name=bob, UID=1001, GID=1001, home=/home/bob, shell=/bin/bash, from=/dev/pts/0",
      logger: "useradd",
      meaning: { event: "user_created", outcome: "success", user: "bob" },
    },
    { body: "add 'bob' to group 'sudo'", logger: "usermod", meaning: { event: "privilege_permissions_changed" } },
    { body: "delete user 'bob'", logger: "userdel", meaning: { event: "user_deleted", user: "bob" } },
    { body: "failed adding user 'bob', data deleted", logger: "useradd", meaning: undefined },
  ],
});
