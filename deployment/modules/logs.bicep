metadata description = 'Where logs go. The workspace is written to by Azure Monitor and read by people: it needs no key either.'

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
