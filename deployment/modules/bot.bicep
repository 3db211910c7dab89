metadata description = 'The bot\'s registration with Azure Bot Service, and the Teams channel on it.'

param name string
param appId string
param tenantId string
param fqdn string

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  // Unique in all of Azure.
  name: '${name}-${uniqueString(resourceGroup().id, name)}'
  location: 'global'
  kind: 'azurebot'
  // Teams is a standard channel: its messages are free and unlimited.
  sku: { name: 'F0' }
  properties: {
    displayName: 'CharterBot'
    endpoint: 'https://${fqdn}/api/messages'
    msaAppType: 'SingleTenant'
    msaAppId: appId
    msaAppTenantId: tenantId
    disableLocalAuth: true
    publicNetworkAccess: 'Enabled'
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
    properties: {
      isEnabled: true
    }
  }
}
