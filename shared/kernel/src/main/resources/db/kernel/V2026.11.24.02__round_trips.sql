-- Two steps of every hop as one round trip each. Functions and not single statements, because each statement of a function
-- sees what was committed before it began: who waited for a lock must see what its holder left.

-- Locks a bucket and reads what is pending in it, in order; nothing if it does not wait and another holds the bucket.
create function outbox_take(p_bucket int, p_waits boolean, p_limit int)
    returns table (row_id bigint, id uuid, topic text, key text, seq bigint, epoch uuid, type text, "time" timestamptz,
                   traceparent text, twin uuid, data text)
    language plpgsql as
$$
#variable_conflict use_column
begin
    if p_waits then
        perform from outbox_bucket where bucket = p_bucket for update;
    else
        perform from outbox_bucket where bucket = p_bucket for update skip locked;
    end if;
    if not found then
        return;
    end if;
    return query
        select o.id, e.id, e.topic, e.key, e.seq, e.epoch, e.type, e.time, e.traceparent, e.twin, e.data
        from outbox o join domain_event e on e.id = o.event_id
        where o.bucket = p_bucket
          and not exists (select from event_stream s where s.key = e.key and s.blocked_reason is not null)
        order by o.id
        limit p_limit;
end
$$;

-- Takes note of an event, locks its stream, and moves the stream on if it is the event's turn; tells how the stream stood
-- before. is_new: it was not noted before, or is taken again from where it was parked. waiting: others wait behind it.
create function inbox_take(p_consumer text, p_event uuid, p_topic text, p_key text, p_seq bigint, p_epoch uuid,
                           p_twin uuid, p_again boolean)
    returns table (applied bigint, epoch uuid, parked_reason text, twin uuid, is_new boolean, waiting boolean)
    language plpgsql as
$$
#variable_conflict use_column
declare
    stream inbox_stream;
    noted  boolean;
begin
    insert into inbox (consumer, event_id) values (p_consumer, p_event) on conflict do nothing;
    noted := found or p_again;
    select * into stream from inbox_stream s
    where s.consumer = p_consumer and s.topic = p_topic and s.key = p_key for update;
    if not found then
        insert into inbox_stream as s (consumer, topic, key) values (p_consumer, p_topic, p_key)
        on conflict (consumer, topic, key) do update set key = excluded.key
        returning s.* into stream;
    end if;
    if noted and stream.parked_reason is null and p_seq = stream.applied + 1 then
        update inbox_stream s set applied = p_seq, epoch = p_epoch, twin = p_twin
        where s.consumer = p_consumer and s.topic = p_topic and s.key = p_key;
    end if;
    return query
        select stream.applied, stream.epoch, stream.parked_reason, stream.twin, noted,
               exists (select from parked_event p
                       where p.consumer = p_consumer and p.topic = p_topic and p.key = p_key);
end
$$;
