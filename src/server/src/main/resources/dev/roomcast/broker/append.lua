-- Appends to the log and to the mailboxes of the messages' rooms, all or nothing. With an idempotency
-- key it does so once, and else tells where and when that was.
--
-- Nothing is appended unless the log still has what went before: its epoch, and the entry given. Only
-- here can that be told and nothing change in between.
--
-- KEYS: the log, the epoch, the idempotency key or the log again, and for each message of a mailbox
--       that mailbox.
-- ARGV: how many entries the log keeps; publisher, sequence and messages of the entry; the epoch and
--       the entry that must be there; how long the idempotency key is remembered (nothing if there is
--       none), and the messages' time; and for each message of a mailbox six more, see below.

local log = KEYS[1]
local FIXED = { keys = 3, arguments = 8 }
local FOR_EACH = 6
local BEGINNING = '0-0'
local INDEXES = 1000000 -- RedisMail.INDEXES

local function major(id)
  return tonumber(string.sub(id, 1, string.find(id, '-') - 1))
end

local function minor(id)
  return tonumber(string.sub(id, string.find(id, '-') + 1))
end

local function isAtLeast(id, other)
  return major(id) > major(other) or (major(id) == major(other) and minor(id) >= minor(other))
end

local function lastThereEverWas()
  local info = redis.pcall('XINFO', 'STREAM', log)
  for i = 1, #info, 2 do
    if info[i] == 'last-generated-id' then
      return info[i + 1]
    end
  end
  return BEGINNING
end

local function has(entry)
  if entry == BEGINNING or #redis.call('XRANGE', log, entry, entry) > 0 then
    return true
  end
  -- It may have been trimmed, with everything before it.
  return #redis.call('XRANGE', log, '-', entry, 'COUNT', 1) == 0
      and isAtLeast(lastThereEverWas(), entry)
end

local function addToMailbox(mailbox, id, index, sequence, message, oldest, millis, max)
  local place = string.format('%.0f-%.0f', major(id), minor(id) * INDEXES + tonumber(index))
  local function add()
    return redis.pcall('XADD', mailbox, 'MINID', oldest, place,
        'p', ARGV[2], 's', sequence, 'm', message)
  end
  local added = add()
  if type(added) == 'table' and added.err then
    redis.call('DEL', mailbox) -- It has later places, so it is of a log that is gone.
    add()
  end
  redis.call('PEXPIRE', mailbox, millis)
  if max ~= '' then
    redis.call('XTRIM', mailbox, 'MAXLEN', '~', max)
  end
end

if redis.call('GET', KEYS[2]) ~= ARGV[5] or not has(ARGV[6]) then
  return redis.error_reply('GONE the log has lost what went before this')
end
local isOnce = ARGV[7] ~= ''
if isOnce then
  local before = redis.call('GET', KEYS[3])
  if before then
    return before
  end
end
local id = redis.call('XADD', log, 'MAXLEN', '~', ARGV[1], '*',
    'p', ARGV[2], 's', ARGV[3], 'm', ARGV[4])
for i = FIXED.keys + 1, #KEYS do
  local a = FIXED.arguments + (i - FIXED.keys - 1) * FOR_EACH
  addToMailbox(KEYS[i], id,
      ARGV[a + 1], ARGV[a + 2], ARGV[a + 3], ARGV[a + 4], ARGV[a + 5], ARGV[a + 6])
end
if not isOnce then
  return id
end
local answer = id .. ' ' .. ARGV[8]
redis.call('SET', KEYS[3], answer, 'PX', ARGV[7])
return answer
