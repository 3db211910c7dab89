using 'main.bicep'

// These differ from organisation to organisation: README.md, "Deploy", says what to export.
param appId = readEnvironmentVariable('CHARTERBOT_APP_ID')
param image = readEnvironmentVariable('CHARTERBOT_IMAGE')
param registryName = readEnvironmentVariable('CHARTERBOT_REGISTRY')
param alarmAddress = readEnvironmentVariable('CHARTERBOT_ON_CALL')

param name = 'charterbot'
param minInstances = 2
param maxInstances = 10
param storageSku = 'Standard_ZRS'
param lockStore = true
param logDays = 90
