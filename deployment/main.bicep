metadata description = 'CharterBot for Microsoft Teams: several instances over one storage account, no secret anywhere.'

@description('Names everything: charterbot-dev gives the app charterbot-dev, its logs charterbot-dev-logs and so on.')
@minLength(3)
@maxLength(20)
param name string

@description('Region of everything that has one.')
param location string = resourceGroup().location

@description('Application id of the bot in Entra.')
@minLength(36)
@maxLength(36)
param appId string

@description('The tenant of that application, which is the tenant that the bot serves.')
param tenantId string = tenant().tenantId

@description('The bot\'s image with its tag, without the registry: charterbot:1.0.0.')
param image string

@description('An Azure Container Registry that holds the image.')
param registryName string

@description('The resource group of that registry.')
param registryGroup string = resourceGroup().name

@description('Instances that always run. Never 0: Teams does not wait for a cold start.')
@minValue(1)
param minInstances int

@minValue(1)
@maxValue(30)
param maxInstances int

@description('How often the store is copied: ZRS survives the loss of a building, GZRS of a region.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GZRS'])
param storageSku string

@description('Puts a lock on the store that forbids to delete it.')
param lockStore bool

@description('Days that logs are kept. Logs hold ids, never what people wrote.')
@minValue(30)
@maxValue(730)
param logDays int

@description('Who is woken by an alarm.')
param alarmAddress string

// The bot runs under it: it opens the store, pulls the image and proves the bot to Entra.
resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: location
}

module pull 'modules/pull.bicep' = {
  scope: resourceGroup(registryGroup)
  params: {
    registryName: registryName
    identityId: identity.id
    principalId: identity.properties.principalId
  }
}

module store 'modules/store.bicep' = {
  params: {
    name: name
    location: location
    sku: storageSku
    lock: lockStore
    identityId: identity.id
    principalId: identity.properties.principalId
  }
}

module logs 'modules/logs.bicep' = {
  params: {
    name: name
    location: location
    days: logDays
  }
}

module app 'modules/app.bicep' = {
  params: {
    name: name
    location: location
    identityId: identity.id
    identityClientId: identity.properties.clientId
    appId: appId
    tenantId: tenantId
    image: '${pull.outputs.server}/${image}'
    registryServer: pull.outputs.server
    tableEndpoint: store.outputs.tableEndpoint
    workspaceId: logs.outputs.id
    minInstances: minInstances
    maxInstances: maxInstances
  }
}

module bot 'modules/bot.bicep' = {
  params: {
    name: name
    appId: appId
    tenantId: tenantId
    fqdn: app.outputs.fqdn
  }
}

module alarms 'modules/alarms.bicep' = {
  params: {
    name: name
    location: location
    app: app.outputs.id
    workspaceId: logs.outputs.id
    address: alarmAddress
  }
}

@description('Where the bot is: https://<fqdn>/api/messages, /healthz, /readyz.')
output fqdn string = app.outputs.fqdn

@description('For federate.sh: the identity that the bot\'s registration must trust.')
output identityPrincipalId string = identity.properties.principalId

output identityClientId string = identity.properties.clientId

@description('For federate.sh, so that it needs no other input than the resource group.')
output appId string = appId

output storageAccount string = store.outputs.name
