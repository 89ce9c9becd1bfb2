"""How score pushes were built in 2015: a web server in Python, and for each viewer a subscription of its own at Redis.

aio2015.py PORT REDIS_PORT
"""
import sys

from aiohttp import web
from redis import asyncio as redis

PORT, REDIS_PORT = int(sys.argv[1]), int(sys.argv[2])
CHANNEL = "scores"


async def events(request):
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-cache"})
    subscription = redis.Redis(port=REDIS_PORT).pubsub(ignore_subscribe_messages=True)
    await subscription.subscribe(CHANNEL)
    try:
        await response.prepare(request)
        async for message in subscription.listen():
            await response.write(b"data: " + message["data"] + b"\n\n")
    except ConnectionResetError:
        pass
    finally:
        await subscription.close()
    return response


async def publish(request):
    await request.app["redis"].publish(CHANNEL, await request.read())
    return web.Response(status=202)


async def connect(app):
    app["redis"] = redis.Redis(port=REDIS_PORT)


app = web.Application()
app.add_routes([web.get("/events", events), web.post("/pub", publish)])
app.on_startup.append(connect)
web.run_app(app, host="127.0.0.1", port=PORT, access_log=None, backlog=4096, print=None)
