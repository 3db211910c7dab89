metadata description = 'Where logs go. Azure Monitor writes and people read, all by identity: no key here either.'

param name string
param location string
param days int

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' = {
  name: '${name}-logs'
  location: location
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: days
    features: { disableLocalAuth: true }
  }
}

output id string = workspace.id
