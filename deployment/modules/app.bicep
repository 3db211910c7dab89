metadata description = 'The bot in Container Apps: 1 to n instances behind one https address.'

param name string
param location string
param identityId string
param identityClientId string
param appId string
param tenantId string
param image string
param registryServer string
param tableEndpoint string
param workspaceId string
param minInstances int
param maxInstances int

var port = 8080

// The bot's own settings, and two of the Azure library that opens the store: this identity, and nothing else is tried.
var settings = {
  ASPNETCORE_URLS: 'http://+:${port}'
  BotFramework__AppId: appId
  BotFramework__TenantId: tenantId
  BotFramework__ManagedIdentityClientId: identityClientId
  Storage__Provider: 'AzureTables'
  Storage__AzureTables__ServiceUri: tableEndpoint
  AZURE_CLIENT_ID: identityClientId
  AZURE_TOKEN_CREDENTIALS: 'ManagedIdentityCredential'
}

resource environment 'Microsoft.App/managedEnvironments@2025-01-01' = {
  name: name
  location: location
  properties: {
    appLogsConfiguration: { destination: 'azure-monitor' }
    workloadProfiles: [
      {
        name: 'Consumption'
        workloadProfileType: 'Consumption'
      }
    ]
  }
}

resource toWorkspace 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: environment
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'ContainerAppConsoleLogs'
        enabled: true
      }
      {
        category: 'ContainerAppSystemLogs'
        enabled: true
      }
    ]
  }
}

resource app 'Microsoft.App/containerApps@2025-01-01' = {
  name: name
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    environmentId: environment.id
    workloadProfileName: 'Consumption'
    configuration: {
      activeRevisionsMode: 'Single'
      maxInactiveRevisions: 10
      ingress: {
        external: true
        allowInsecure: false
        targetPort: port
        transport: 'http'
      }
      registries: [
        {
          server: registryServer
          identity: identityId
        }
      ]
    }
    template: {
      // The host takes up to 30 s to finish the turns it has begun; after this it is killed.
      terminationGracePeriodSeconds: 45
      containers: [
        {
          name: 'bot'
          image: image
          resources: {
            cpu: json('0.5')
            memory: '1Gi'
          }
          env: map(items(settings), setting => {
            name: setting.key
            value: setting.value
          })
          volumeMounts: [
            {
              volumeName: 'tmp'
              mountPath: '/tmp'
            }
          ]
          probes: [
            {
              // The host listens once the store is prepared: an instance that starts is given a minute.
              type: 'Startup'
              httpGet: {
                path: '/healthz'
                port: port
              }
              periodSeconds: 2
              timeoutSeconds: 2
              failureThreshold: 30
            }
            {
              type: 'Liveness'
              httpGet: {
                path: '/healthz'
                port: port
              }
              periodSeconds: 10
              timeoutSeconds: 5
              failureThreshold: 3
            }
            {
              // Longer than the store's own patience, so that a slow store is reported by the bot and not by a timeout.
              type: 'Readiness'
              httpGet: {
                path: '/readyz'
                port: port
              }
              periodSeconds: 5
              timeoutSeconds: 10
              failureThreshold: 3
              successThreshold: 1
            }
          ]
        }
      ]
      volumes: [
        {
          name: 'tmp'
          storageType: 'EmptyDir'
        }
      ]
      scale: {
        minReplicas: minInstances
        maxReplicas: maxInstances
        rules: [
          {
            name: 'http'
            http: {
              metadata: { concurrentRequests: '30' }
            }
          }
        ]
      }
    }
  }
}

output id string = app.id
output fqdn string = app.properties.configuration.ingress.fqdn
