metadata description = 'What is worth waking somebody for. README.md has a section for each alarm, under its name.'

param name string
param location string
param app string
param workspaceId string
param address string

var metricAlarms = [
  {
    name: 'no-instance'
    description: 'No instance of the bot is running.'
    metric: 'Replicas'
    aggregation: 'Maximum'
    operator: 'LessThan'
    threshold: 1
    window: 'PT15M'
    dimensions: []
  }
  {
    name: 'server-errors'
    description: 'The bot answered deliveries with 5xx: turns were not taken.'
    metric: 'Requests'
    aggregation: 'Total'
    operator: 'GreaterThan'
    threshold: 5
    window: 'PT5M'
    dimensions: [
      {
        name: 'statusCodeCategory'
        operator: 'Include'
        values: ['5xx']
      }
    ]
  }
  {
    name: 'restarts'
    description: 'One instance of the bot was started again and again.'
    metric: 'RestartCount'
    aggregation: 'Maximum'
    operator: 'GreaterThan'
    threshold: 3
    window: 'PT5M'
    dimensions: []
  }
]

// The bot's own words, not the platform's failed probes: those are also written whenever instances come and go.
// Minutes are counted, not lines, so that an alarm does not depend on how often somebody asks.
var logAlarms = [
  {
    name: 'not-ready'
    description: 'The store did not answer in at least 5 of the last 10 minutes: the bot takes no turns.'
    words: 'Health check store with status Unhealthy'
    minutes: 5
    window: 'PT10M'
  }
  {
    name: 'cannot-speak'
    description: 'Entra gave the bot no token in at least 3 of the last 15 minutes: it hears and does not answer.'
    words: 'The bot has no token and cannot speak in Teams'
    minutes: 3
    window: 'PT15M'
  }
]

resource onCall 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: '${name}-on-call'
  location: 'global'
  properties: {
    groupShortName: take(replace(name, '-', ''), 12)
    enabled: true
    emailReceivers: [
      {
        name: 'on call'
        emailAddress: address
        useCommonAlertSchema: true
      }
    ]
  }
}

resource metricAlarm 'Microsoft.Insights/metricAlerts@2018-03-01' = [
  for alarm in metricAlarms: {
    name: '${name}-${alarm.name}'
    location: 'global'
    properties: {
      description: alarm.description
      severity: 1
      enabled: true
      autoMitigate: true
      scopes: [app]
      evaluationFrequency: 'PT1M'
      windowSize: alarm.window
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            name: alarm.name
            criterionType: 'StaticThresholdCriterion'
            metricNamespace: 'Microsoft.App/containerApps'
            metricName: alarm.metric
            timeAggregation: alarm.aggregation
            operator: alarm.operator
            threshold: alarm.threshold
            dimensions: alarm.dimensions
          }
        ]
      }
      actions: [{ actionGroupId: onCall.id }]
    }
  }
]

resource logAlarm 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for alarm in logAlarms: {
    name: '${name}-${alarm.name}'
    location: location
    kind: 'LogAlert'
    properties: {
      displayName: '${name}-${alarm.name}'
      description: alarm.description
      severity: 1
      enabled: true
      autoMitigate: true
      // A new workspace has no such table until the first line is logged.
      skipQueryValidation: true
      scopes: [workspaceId]
      evaluationFrequency: 'PT5M'
      windowSize: alarm.window
      criteria: {
        allOf: [
          {
            query: format(
              '''
              ContainerAppConsoleLogs
              | where ContainerAppName == '{0}'
              | where Log has '{1}'
              | summarize Minutes = dcount(bin(TimeGenerated, 1m))
              | where Minutes >= {2}
              ''',
              name,
              alarm.words,
              alarm.minutes
            )
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: 0
            failingPeriods: {
              numberOfEvaluationPeriods: 1
              minFailingPeriodsToAlert: 1
            }
          }
        ]
      }
      actions: { actionGroups: [onCall.id] }
    }
  }
]
