// MySQL's error log as the component log_sink_json writes it: the level is a label.
import { severityOfName } from "../severity.ts";
import { jsonDialect } from "./json-dialect.ts";

export const mysqlJson = jsonDialect({
  id: "mysql-json",
  title: "MySQL error log, JSON",
  samples: [
    {
      line: '{ "prio": 2, "err_code": 10909, "subsystem": "InnoDB", "SQL_state": "HY000", "source_file": "ha_innodb.cc", "thread": 1, "msg": "Recovering after a crash", "time": "2025-05-17T08:30:04.230109Z", "label": "Warning" }',
      expect: {
        timestamp: "2025-05-17T08:30:04.230Z",
        severity: "WARN",
        body: "Recovering after a crash",
        attributes: { err_code: 10909, subsystem: "InnoDB" },
      },
    },
    {
      line: '{ "prio": 0, "err_code": 10931, "subsystem": "Server", "msg": "ready for connections", "time": "2025-05-17T08:30:04Z", "label": "System" }',
      expect: { severity: "INFO" },
    },
  ],
  fits: (payload) => "err_code" in payload && "subsystem" in payload && typeof payload["label"] === "string",
  read(draft, { label }) {
    // "System" is the label of what is told whatever the verbosity.
    draft.severity = label === "System" ? "INFO" : severityOfName(typeof label === "string" ? label : "");
  },
});
