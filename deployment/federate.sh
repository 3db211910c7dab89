#!/usr/bin/env bash
# Lets the bot prove itself to Entra without a secret: the bot's registration is told to trust the managed identity
# that the bot runs under. Bicep cannot say this. May be run again at any time; what is there already stays as it is.
set -euo pipefail

readonly audience='api://AzureADTokenExchange'

usage() {
  cat <<'EOF'
Usage: federate.sh --resource-group GROUP [--deployment NAME] [--dry-run]

  --resource-group GROUP  where main.bicep was deployed
  --deployment NAME       the name of that deployment (main)
  --dry-run               look at everything, change nothing, say what would be done
EOF
}

die() {
  printf 'federate.sh: %s\n' "$*" >&2
  exit 1
}

# Runs a command that changes something; only says it in a dry run.
change() {
  if [[ $dry_run == true ]]; then
    printf 'would run:'
    printf ' %q' "$@"
    printf '\n'
  else
    "$@" >/dev/null
  fi
}

is_guid() {
  [[ $1 =~ ^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$ ]]
}

group='' deployment=main dry_run=false
while (($# > 0)); do
  case $1 in
    --resource-group | --deployment)
      (($# > 1)) || die "$1 needs a value"
      if [[ $1 == --resource-group ]]; then group=$2; else deployment=$2; fi
      shift 2
      ;;
    --dry-run)
      dry_run=true
      shift
      ;;
    --help)
      usage
      exit
      ;;
    *)
      usage >&2
      die "unknown argument: $1"
      ;;
  esac
done
[[ -n $group ]] || die 'which resource group? --resource-group GROUP'

command -v az >/dev/null || die 'the Azure CLI (az) is missing: https://aka.ms/install-azure-cli'

tenant=$(az account show --query tenantId --output tsv) || die 'not signed in: az login'
cloud=$(az cloud show --query name --output tsv)
[[ $cloud == AzureCloud ]] || die "made for the public cloud only, and az is set to $cloud"

ids=$(az deployment group show --resource-group "$group" --name "$deployment" \
  --query "join(' ', [properties.outputs.appId.value, properties.outputs.identityPrincipalId.value])" \
  --output tsv) ||
  die "no deployment \"$deployment\" with its outputs in resource group \"$group\": deploy main.bicep first"
read -r app principal <<<"$ids"
if ! is_guid "$app" || ! is_guid "$principal"; then
  die "the outputs of deployment \"$deployment\" are not the ids of an application and an identity: \"$ids\""
fi

# Without a service principal in the tenant Entra gives no token (AADSTS7000229).
known=$(az ad sp list --filter "appId eq '$app'" --query '[0].id' --output tsv) ||
  die "cannot look up application $app in Entra"
if [[ -z $known ]]; then
  echo "Application $app has no service principal in tenant $tenant yet."
  change az ad sp create --id "$app" ||
    die "no service principal for $app: the application's owner or an application administrator may make it"
fi

issuer="https://login.microsoftonline.com/$tenant/v2.0"
trusts=$(az ad app federated-credential list --id "$app" --output tsv \
  --query "[?issuer=='$issuer' && subject=='$principal' && contains(audiences, '$audience')].name | [0]") ||
  die "cannot read what application $app trusts: is it in tenant $tenant, and are you its owner?"
if [[ -n $trusts ]]; then
  echo "Application $app trusts identity $principal already ($trusts)."
  exit
fi

change az ad app federated-credential create --id "$app" --parameters "$(printf \
  '{"name":"charterbot-%s","issuer":"%s","subject":"%s","audiences":["%s"]}' \
  "$principal" "$issuer" "$principal" "$audience")" ||
  die "application $app was not told to trust identity $principal: its owner or an application administrator may"
[[ $dry_run == true ]] || echo "Application $app trusts identity $principal now."
