import pytest
from tests.web.portal import ways
from tests.walking import CODE

def test_file(client, enterprise):
    p = ways.file(client)
    r = client.get("/file/receipt/")
    assert r.status_code == 200
    for u in ("/", "/how/", "/lookup/", "/matter/", "/matter/write/", "/matter/rate/", "/file/"):
        r = client.get(u); assert r.status_code == 200, u

@pytest.mark.parametrize("to", ["registered","awaiting_supplement","triaged","sealed","refused","diverted","forwarded","assigned","accepted","drafted","signed","replied","rated","closed"])
def test_states(client, walk, to, django_assert_num_queries):
    w = walk(to)
    assert ways.enter(client, w.petition, CODE).status_code == 302
    r = client.get("/matter/")
    assert r.status_code == 200
    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    with CaptureQueriesContext(connection) as q:
        client.get("/matter/")
    print(to, len(q))
