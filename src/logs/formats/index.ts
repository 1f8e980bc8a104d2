// The log formats, most telling first: a line belongs to the first that accepts it.
import { createRegistry } from "../../base/registry.ts";
import { accessColumns } from "./access-columns.ts";
import { apacheError } from "./apache-error.ts";
import { auditd } from "./auditd.ts";
import { awsElb } from "./aws-elb.ts";
import { awsLambda } from "./aws-lambda.ts";
import { awsS3 } from "./aws-s3.ts";
import { bunyan } from "./bunyan.ts";
import { caddy } from "./caddy.ts";
import { cef } from "./cef.ts";
import { combinedAccess } from "./combined-access.ts";
import { crash } from "./crash.ts";
import { cri } from "./cri.ts";
import { django } from "./django.ts";
import { dockerJson } from "./docker-json.ts";
import { ecs } from "./ecs.ts";
import { envoy } from "./envoy.ts";
import { freeradius } from "./freeradius.ts";
import { gelf } from "./gelf.ts";
import { glog } from "./glog.ts";
import { gunicorn } from "./gunicorn.ts";
import { haproxy } from "./haproxy.ts";
import { heroku } from "./heroku.ts";
import { herokuRouter } from "./heroku-router.ts";
import { javaLogging } from "./java-logging.ts";
import { journaldExport } from "./journald-export.ts";
import { journaldJson } from "./journald-json.ts";
import { json } from "./json.ts";
import { leef } from "./leef.ts";
import { log4j } from "./log4j.ts";
import { log4js } from "./log4js.ts";
import { logcat } from "./logcat.ts";
import { logfmt } from "./logfmt.ts";
import { mongodb } from "./mongodb.ts";
import { mongodbJson } from "./mongodb-json.ts";
import { monolog } from "./monolog.ts";
import { mysql } from "./mysql.ts";
import { mysqlJson } from "./mysql-json.ts";
import { mysqlSlow } from "./mysql-slow.ts";
import { nestjs } from "./nestjs.ts";
import { nginxError } from "./nginx-error.ts";
import { otlpJson } from "./otlp-json.ts";
import { phpErrors } from "./php-errors.ts";
import { pino } from "./pino.ts";
import { postgresql } from "./postgresql.ts";
import { postgresqlCsv } from "./postgresql-csv.ts";
import { pythonLogging } from "./python-logging.ts";
import { rails } from "./rails.ts";
import { redis } from "./redis.ts";
import { springBoot } from "./spring-boot.ts";
import { squid } from "./squid.ts";
import { sssd } from "./sssd.ts";
import { syslog } from "./syslog.ts";
import { syslog5424 } from "./syslog-5424.ts";
import { timestamped } from "./timestamped.ts";
import { tornado } from "./tornado.ts";
import { traefik } from "./traefik.ts";
import { traefikJson } from "./traefik-json.ts";
import { tslog } from "./tslog.ts";
import { tslogJson } from "./tslog-json.ts";
import { uvicorn } from "./uvicorn.ts";
import { uwsgi } from "./uwsgi.ts";
import { w3c } from "./w3c.ts";
import { windowsCbs } from "./windows-cbs.ts";
import { windowsEvent } from "./windows-event.ts";
import { winston } from "./winston.ts";
import { winstonSimple } from "./winston-simple.ts";
import { xmlEvents } from "./xml-events.ts";
import { zabbix } from "./zabbix.ts";

/** Lines that none accepts are of the format `text`. */
export const logFormats = createRegistry("log format", [
  dockerJson,
  otlpJson,
  gelf,
  mongodbJson,
  mysqlJson,
  caddy,
  traefikJson,
  journaldJson,
  tslogJson,
  ecs,
  bunyan,
  pino,
  winston,
  json,
  traefik,
  combinedAccess,
  w3c,
  accessColumns,
  awsElb,
  awsS3,
  awsLambda,
  squid,
  haproxy,
  envoy,
  herokuRouter,
  heroku,
  uwsgi,
  xmlEvents,
  cri,
  syslog5424,
  cef,
  leef,
  auditd,
  journaldExport,
  windowsEvent,
  windowsCbs,
  nginxError,
  apacheError,
  postgresqlCsv,
  postgresql,
  mysql,
  mysqlSlow,
  redis,
  mongodb,
  tornado,
  phpErrors,
  freeradius,
  zabbix,
  nestjs,
  tslog,
  log4js,
  monolog,
  gunicorn,
  uvicorn,
  django,
  pythonLogging,
  rails,
  springBoot,
  log4j,
  glog,
  logcat,
  sssd,
  crash,
  javaLogging,
  winstonSimple,
  logfmt,
  syslog,
  timestamped,
]);
