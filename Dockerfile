# Silos and gateways are processes of their own, which takes Orleans' packages: the build fails where the feed lacks them.
FROM node:22 AS page
WORKDIR /page
COPY src/Web .
RUN npm ci && npm run build

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
COPY --from=page /page/dist src/Web/dist
ENV OrleansPackages=packages
RUN dotnet publish src/Silo -c Release -o /silo && dotnet publish src/Gateway -c Release -o /gateway

FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS silo
WORKDIR /app
COPY --from=build /silo .
USER $APP_UID
ENTRYPOINT ["dotnet", "LiveScore.Silo.dll"]

FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS gateway
WORKDIR /app
COPY --from=build /gateway .
USER $APP_UID
ENTRYPOINT ["dotnet", "LiveScore.Gateway.dll"]
