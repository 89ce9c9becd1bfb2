# Silos and gateways are processes of their own, which takes Orleans' packages: the build fails where the feed lacks them.
FROM node:22-alpine AS page
WORKDIR /page
COPY src/Web/package.json src/Web/package-lock.json src/Web/.npmrc ./
RUN npm ci --no-audit --no-fund
COPY src/Web .
RUN npm run build

# What restores comes first and alone: packages are fetched again only when a project or a version altered.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ENV OrleansPackages=packages ArtifactsPath=/artifacts DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
WORKDIR /source
COPY Directory.Build.props Directory.Build.targets Directory.Packages.props Server.props global.json .editorconfig BannedSymbols.txt ./
COPY src/Contracts/Contracts.csproj src/Contracts/
COPY src/Domain/Domain.csproj src/Domain/
COPY src/Feeds/Feeds.csproj src/Feeds/
COPY src/Gateway/Gateway.csproj src/Gateway/
COPY src/Grains/Grains.csproj src/Grains/
COPY src/Hosting/Hosting.csproj src/Hosting/
COPY src/Silo/Silo.csproj src/Silo/
COPY src/Telemetry/Telemetry.csproj src/Telemetry/
# A silo is compiled beforehand: what it does first, it does while viewers wait. A gateway's code is better compiled where it runs.
RUN dotnet restore src/Gateway --use-current-runtime && dotnet restore src/Silo --use-current-runtime -p:PublishReadyToRun=true
COPY docs docs
COPY src src
COPY --from=page /page/dist src/Web/dist
RUN dotnet publish src/Gateway --configuration Release --no-restore --use-current-runtime --no-self-contained --output /gateway \
 && dotnet publish src/Silo --configuration Release --no-restore --use-current-runtime --no-self-contained -p:PublishReadyToRun=true --output /silo

# No shell and no package manager, and the same libc as where LiveScore is tested. `extra` has the zone of New York, which the
# league's time is in.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra AS silo
WORKDIR /app
COPY --from=build /silo .
USER $APP_UID
ENTRYPOINT ["dotnet", "LiveScore.Silo.dll"]

FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra AS gateway
WORKDIR /app
COPY --from=build /gateway .
USER $APP_UID
ENTRYPOINT ["dotnet", "LiveScore.Gateway.dll"]
