-- What Orleans' ADO.NET providers need on PostgreSQL 12 or later. They run no SQL of their own: they read it from
-- OrleansQuery by key, and care only for the names and types of parameters and columns. May be run any number of times.

create table if not exists OrleansQuery (
    QueryKey varchar(64) primary key,
    QueryText varchar(8000) not null);

-- Which version of this script was run last, the oldest LiveScore that works with it, and which server and table the rows were
-- written in: one row. Rows in another place than it says were put there from a backup.
create table if not exists LiveScoreSchema (
    Version integer not null,
    Serves integer not null,
    Home varchar(200) not null);

create unique index if not exists UX_LiveScoreSchema on LiveScoreSchema ((true));

-- Grain state ------------------------------------------------------------------------------------------------------------

create table if not exists OrleansStorage (
    GrainIdHash integer not null,
    GrainIdN0 bigint not null,
    GrainIdN1 bigint not null,
    GrainTypeHash integer not null,
    GrainTypeString varchar(512) not null,
    GrainIdExtensionString varchar(512),
    ServiceId varchar(150) not null,
    PayloadBinary bytea,
    ModifiedOn timestamp not null,
    Version integer);

-- Without this, two first writers of a row both succeed: each looks, sees nothing, and inserts.
create unique index if not exists UX_OrleansStorage on OrleansStorage (
    GrainIdHash, GrainTypeHash, GrainIdN0, GrainIdN1, GrainTypeString, coalesce(GrainIdExtensionString, ''), ServiceId);

insert into OrleansQuery (QueryKey, QueryText) values
('ReadFromStorageKey', '
    select PayloadBinary, now() at time zone ''utc'', Version
    from OrleansStorage
    where GrainIdHash = @GrainIdHash and GrainTypeHash = @GrainTypeHash
      and GrainIdN0 = @GrainIdN0 and GrainIdN1 = @GrainIdN1 and GrainTypeString = @GrainTypeString
      and coalesce(GrainIdExtensionString, '''') = coalesce(@GrainIdExtensionString::varchar, '''')
      and ServiceId = @ServiceId'),

-- A version that comes back unchanged tells the provider that somebody else wrote first.
('WriteToStorageKey', '
    with updated as (
        update OrleansStorage
        set PayloadBinary = @PayloadBinary, ModifiedOn = now() at time zone ''utc'', Version = Version + 1
        where GrainIdHash = @GrainIdHash and GrainTypeHash = @GrainTypeHash
          and GrainIdN0 = @GrainIdN0 and GrainIdN1 = @GrainIdN1 and GrainTypeString = @GrainTypeString
          and coalesce(GrainIdExtensionString, '''') = coalesce(@GrainIdExtensionString::varchar, '''')
          and ServiceId = @ServiceId and Version = @GrainStateVersion::integer
        returning Version),
    inserted as (
        insert into OrleansStorage (
            GrainIdHash, GrainIdN0, GrainIdN1, GrainTypeHash, GrainTypeString, GrainIdExtensionString, ServiceId,
            PayloadBinary, ModifiedOn, Version)
        select
            @GrainIdHash, @GrainIdN0, @GrainIdN1, @GrainTypeHash, @GrainTypeString, @GrainIdExtensionString::varchar, @ServiceId,
            @PayloadBinary, now() at time zone ''utc'', 1
        where @GrainStateVersion::integer is null
        on conflict do nothing
        returning Version)
    select coalesce((select Version from updated), (select Version from inserted), @GrainStateVersion::integer)
        as NewGrainStateVersion'),

('ClearStorageKey', '
    update OrleansStorage
    set PayloadBinary = null, ModifiedOn = now() at time zone ''utc'', Version = Version + 1
    where GrainIdHash = @GrainIdHash and GrainTypeHash = @GrainTypeHash
      and GrainIdN0 = @GrainIdN0 and GrainIdN1 = @GrainIdN1 and GrainTypeString = @GrainTypeString
      and coalesce(GrainIdExtensionString, '''') = coalesce(@GrainIdExtensionString::varchar, '''')
      and ServiceId = @ServiceId and Version = @GrainStateVersion::integer
    returning Version as NewGrainStateVersion'),

('DeleteStorageKey', '
    delete from OrleansStorage
    where GrainIdHash = @GrainIdHash and GrainTypeHash = @GrainTypeHash
      and GrainIdN0 = @GrainIdN0 and GrainIdN1 = @GrainIdN1 and GrainTypeString = @GrainTypeString
      and coalesce(GrainIdExtensionString, '''') = coalesce(@GrainIdExtensionString::varchar, '''')
      and ServiceId = @ServiceId and Version = @GrainStateVersion::integer
    returning Version + 1 as NewGrainStateVersion')
on conflict (QueryKey) do update set QueryText = excluded.QueryText;

-- Cluster membership -----------------------------------------------------------------------------------------------------

create table if not exists OrleansMembershipVersionTable (
    DeploymentId varchar(150) primary key,
    Timestamp timestamptz(3) not null default now(),
    Version integer not null default 0);

create table if not exists OrleansMembershipTable (
    DeploymentId varchar(150) not null references OrleansMembershipVersionTable (DeploymentId),
    Address varchar(45) not null,
    Port integer not null,
    Generation integer not null,
    SiloName varchar(150) not null,
    HostName varchar(150) not null,
    Status integer not null,
    ProxyPort integer,
    SuspectTimes varchar(8000),
    StartTime timestamptz(3) not null,
    IAmAliveTime timestamptz(3) not null,
    primary key (DeploymentId, Address, Port, Generation));

-- Every change of membership first moves the version row from the version that the silo has seen. That row's lock lets one
-- writer through at a time; the others find another version and change nothing.
insert into OrleansQuery (QueryKey, QueryText) values
('InsertMembershipVersionKey', '
    with inserted as (
        insert into OrleansMembershipVersionTable (DeploymentId) values (@DeploymentId)
        on conflict do nothing
        returning 1)
    select count(*)::integer from inserted'),

('InsertMembershipKey', '
    with moved as (
        update OrleansMembershipVersionTable set Timestamp = now(), Version = Version + 1
        where DeploymentId = @DeploymentId and Version = @Version
          and not exists (
            select 1 from OrleansMembershipTable
            where DeploymentId = @DeploymentId and Address = @Address and Port = @Port and Generation = @Generation)
        returning 1),
    inserted as (
        insert into OrleansMembershipTable (
            DeploymentId, Address, Port, Generation, SiloName, HostName, Status, ProxyPort, StartTime, IAmAliveTime)
        select @DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime
        from moved
        returning 1)
    select count(*)::integer from inserted'),

('UpdateMembershipKey', '
    with moved as (
        update OrleansMembershipVersionTable set Timestamp = now(), Version = Version + 1
        where DeploymentId = @DeploymentId and Version = @Version
          and exists (
            select 1 from OrleansMembershipTable
            where DeploymentId = @DeploymentId and Address = @Address and Port = @Port and Generation = @Generation)
        returning 1),
    updated as (
        update OrleansMembershipTable
        set Status = @Status, SuspectTimes = @SuspectTimes, IAmAliveTime = @IAmAliveTime
        from moved
        where DeploymentId = @DeploymentId and Address = @Address and Port = @Port and Generation = @Generation
        returning 1)
    select count(*)::integer from updated'),

('UpdateIAmAlivetimeKey', '
    update OrleansMembershipTable set IAmAliveTime = @IAmAliveTime
    where DeploymentId = @DeploymentId and Address = @Address and Port = @Port and Generation = @Generation'),

-- The version has to come back even when no silo has a row.
('MembershipReadRowKey', '
    select v.DeploymentId, m.Address, m.Port, m.Generation, m.SiloName, m.HostName, m.Status, m.ProxyPort, m.SuspectTimes,
           m.StartTime, m.IAmAliveTime, v.Version
    from OrleansMembershipVersionTable v
    left join OrleansMembershipTable m
      on m.DeploymentId = v.DeploymentId and m.Address = @Address and m.Port = @Port and m.Generation = @Generation
    where v.DeploymentId = @DeploymentId'),

('MembershipReadAllKey', '
    select v.DeploymentId, m.Address, m.Port, m.Generation, m.SiloName, m.HostName, m.Status, m.ProxyPort, m.SuspectTimes,
           m.StartTime, m.IAmAliveTime, v.Version
    from OrleansMembershipVersionTable v
    left join OrleansMembershipTable m on m.DeploymentId = v.DeploymentId
    where v.DeploymentId = @DeploymentId'),

('GatewaysQueryKey', '
    select Address, ProxyPort, Generation
    from OrleansMembershipTable
    where DeploymentId = @DeploymentId and Status = @Status and ProxyPort > 0'),

('DeleteMembershipTableEntriesKey', '
    delete from OrleansMembershipTable where DeploymentId = @DeploymentId;
    delete from OrleansMembershipVersionTable where DeploymentId = @DeploymentId'),

-- 3 is SiloStatus.Active.
('CleanupDefunctSiloEntriesKey', '
    delete from OrleansMembershipTable
    where DeploymentId = @DeploymentId and IAmAliveTime < @IAmAliveTime and Status <> 3')
on conflict (QueryKey) do update set QueryText = excluded.QueryText;

-- Reminders --------------------------------------------------------------------------------------------------------------

create table if not exists OrleansRemindersTable (
    ServiceId varchar(150) not null,
    GrainId varchar(150) not null,
    ReminderName varchar(150) not null,
    StartTime timestamptz(3) not null,
    Period bigint not null,
    GrainHash integer not null,
    Version integer not null,
    primary key (ServiceId, GrainId, ReminderName));

insert into OrleansQuery (QueryKey, QueryText) values
('UpsertReminderRowKey', '
    insert into OrleansRemindersTable (ServiceId, GrainId, ReminderName, StartTime, Period, GrainHash, Version)
    values (@ServiceId, @GrainId, @ReminderName, @StartTime, @Period, @GrainHash, 0)
    on conflict (ServiceId, GrainId, ReminderName) do update
    set StartTime = excluded.StartTime, Period = excluded.Period, GrainHash = excluded.GrainHash,
        Version = OrleansRemindersTable.Version + 1
    returning Version'),

('ReadReminderRowsKey', '
    select GrainId, ReminderName, StartTime, Period, Version
    from OrleansRemindersTable
    where ServiceId = @ServiceId and GrainId = @GrainId'),

('ReadReminderRowKey', '
    select GrainId, ReminderName, StartTime, Period, Version
    from OrleansRemindersTable
    where ServiceId = @ServiceId and GrainId = @GrainId and ReminderName = @ReminderName'),

-- A range of the hash ring, and one that runs over its end.
('ReadRangeRows1Key', '
    select GrainId, ReminderName, StartTime, Period, Version
    from OrleansRemindersTable
    where ServiceId = @ServiceId and GrainHash > @BeginHash and GrainHash <= @EndHash'),

('ReadRangeRows2Key', '
    select GrainId, ReminderName, StartTime, Period, Version
    from OrleansRemindersTable
    where ServiceId = @ServiceId and (GrainHash > @BeginHash or GrainHash <= @EndHash)'),

('DeleteReminderRowKey', '
    with deleted as (
        delete from OrleansRemindersTable
        where ServiceId = @ServiceId and GrainId = @GrainId and ReminderName = @ReminderName and Version = @Version
        returning 1)
    select count(*)::integer from deleted'),

('DeleteReminderRowsKey', '
    delete from OrleansRemindersTable where ServiceId = @ServiceId')
on conflict (QueryKey) do update set QueryText = excluded.QueryText;
