// Log groups of CloudWatch, as infrastructure code declares them (https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/).

/** How long a log group keeps its lines. */
export interface LogGroupApi {
  /** API path of the call that makes or changes it. */
  readonly creator: string;
  readonly title: string;
  readonly argument: number;
  readonly option: string;
  /** Days without the option; undefined for ever. */
  readonly daysByDefault: number | undefined;
}

/** In CDK a log group keeps two years unless told otherwise; everywhere else for ever. */
export const logGroupApis: readonly LogGroupApi[] = [
  ...["aws-cdk-lib/aws-logs", "@aws-cdk/aws-logs"].flatMap((module) => [
    {
      creator: `module:${module}.LogGroup#`,
      title: "`LogGroup`",
      argument: 2,
      option: "retention",
      daysByDefault: 731,
    },
    {
      creator: `module:${module}.CfnLogGroup#`,
      title: "`CfnLogGroup`",
      argument: 2,
      option: "retentionInDays",
      daysByDefault: undefined,
    },
  ]),
  {
    creator: "module:aws-cdk-lib.aws_logs.LogGroup#",
    title: "`LogGroup`",
    argument: 2,
    option: "retention",
    daysByDefault: 731,
  },
  {
    creator: "module:@pulumi/aws.cloudwatch.LogGroup#",
    title: "`LogGroup`",
    argument: 1,
    option: "retentionInDays",
    daysByDefault: undefined,
  },
  {
    creator: "module:@aws-sdk/client-cloudwatch-logs.PutRetentionPolicyCommand#",
    title: "`PutRetentionPolicyCommand`",
    argument: 0,
    option: "retentionInDays",
    daysByDefault: undefined,
  },
  {
    creator: "module:winston-cloudwatch#",
    title: "`winston-cloudwatch`",
    argument: 0,
    option: "retentionInDays",
    daysByDefault: undefined,
  },
];

// Names of `RetentionDays` in CDK.
const namedDays: Readonly<Record<string, number>> = {
  ONE_DAY: 1,
  THREE_DAYS: 3,
  FIVE_DAYS: 5,
  ONE_WEEK: 7,
  TWO_WEEKS: 14,
  ONE_MONTH: 30,
  TWO_MONTHS: 60,
  THREE_MONTHS: 90,
  FOUR_MONTHS: 120,
  FIVE_MONTHS: 150,
  SIX_MONTHS: 180,
  ONE_YEAR: 365,
  THIRTEEN_MONTHS: 400,
  EIGHTEEN_MONTHS: 545,
  TWO_YEARS: 731,
  THREE_YEARS: 1096,
  FIVE_YEARS: 1827,
  SIX_YEARS: 2192,
  SEVEN_YEARS: 2557,
  EIGHT_YEARS: 2922,
  NINE_YEARS: 3288,
  TEN_YEARS: 3653,
  INFINITE: Infinity,
};

// Ends in a member of that enumeration; refuses members of other ones.
const retentionName = /\.RetentionDays\.([A-Z_]+)$/;

/** Days of a member of `RetentionDays`, by its API path; infinite for ever, undefined when it is none. */
export function retentionDaysOf(apiPath: string): number | undefined {
  const name = retentionName.exec(apiPath)?.[1];
  return name !== undefined && Object.hasOwn(namedDays, name) ? namedDays[name] : undefined;
}
