"""Drafts that must neither shift a mark nor run."""

ZH = "张总您好😀，𠮷野家的货款不着急，<script>window.hit=1</script>。"
EN = "Hi Sam 😀𠮷, there is no rush on <img src=x onerror=window.hit=1> this."
