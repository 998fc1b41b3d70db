def test_page(client, article):
    r = client.get(article.url)
    print(r.content.decode())
    assert r.status_code == 200
    for u in ["/", "/council/", f"/record/{article.pk}/", "/corrections/", "/feeds/stories.atom", "/sitemap.xml", f"/report/{article.pk}/", "/mailbox/"]:
        r = client.get(u); print(u, r.status_code); assert r.status_code == 200

def test_loop(desk_client, article):
    from django.urls import reverse
    import re
    c = desk_client
    r = c.get(f"/report/{article.pk}/"); h = r.content.decode()
    token = re.search(r'name="token" value="([^"]+)"', h)[1]
    r = c.post(f"/report/{article.pk}/", {"token": token, "version": 1, "quote": "reastern", "should_say": "eastern", "email": "reader@testserver.example", "answer_me": "on"})
    print(r.status_code, r.content.decode()[:3000])
    assert r.status_code == 303
    status = r["Location"]
    assert c.get(status).status_code == 200
    from onrecord.corrections.models import Case
    case = Case.objects.get()
    url = reverse("onrecord_corrections:case", args=[case.pk])
    r = c.get(url); h = r.content.decode()
    assert r.status_code == 200
    f = r.context_data["apply_form"]
    data = {n: f.initial.get(n, "") for n in f.fields}
    print(data)
    r = c.post(url, {**data, "apply": "1"})
    print(r.status_code)
    assert r.status_code == 302, r.content.decode()
    h = c.get(article.url).content.decode()
    print(h)
    assert '<span class="changed" id="r-2" tabindex="-1">eastern</span>' in h
    h = c.get(status).content.decode(); print(h)
    assert c.get("/admin/corrections/").status_code == 200
    assert c.get("/admin/record/flagged/").status_code == 200
    assert c.get("/admin/").status_code == 200
    r = c.get(f"/admin/pages/{article.pk}/edit/"); assert r.status_code == 200
    assert 'name="edit_basis"' in r.content.decode() and 'name="edit_kind"' in r.content.decode()
