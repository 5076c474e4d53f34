"""Words of questions that narrow nothing: what is left beside them has to be understood, or asked about."""

import re

from reading.language.lookup import words

KNOWN = words("courtesy", "question") | frozenset(
    re.findall(
        r"\w+",
        """
        co bao nhieu may nao gi ai la cua cac nhung moi tat ca viec nhiem vu cong dau task phong don vi ban ben nguoi
        so toan trong o tai ve den tinh hien gio thi sao ra the nhu con lai da dang duoc bi se dong xem hoi
        biet va hoac theo danh sach bao cao tong hop ket qua tien do
        nhat nhieu it hon chung rieng dung thuc vui long de nghi hay cap nhat phan hoi tra loi im lang nop gui
        tot nhanh kem gioi cao thap ton cham tre xep hang loai thu top cuoi bet bang doi sanh chieu ty ti le tram hinh
        lieu quan luong dem truong lanh dao hoan thanh xong tong the khi luc thoi han cap giao
        nhung deu ma thuoc cung vao qua khoang thay noi cho biet ro them dieu cai kia moi nhan
        """,
    )
)
"""Folded."""

PHRASES = re.compile(r"(?<!\w)(?:liet ke|ke ra|xin (?:hoi|phep|cho|loi|moi)|tinh hinh|hien gio)(?!\w)")
"""Known only together: "kế" and "xin" alone may belong to what is not known ("kế hoạch", "xin gia hạn")."""

AS_TYPED = frozenset({"làm", "làm việc", "thành", "từng"})
"""With their diacritics, where without them they would be a name ("Lâm")."""

PERSON = re.compile(
    r"(?<!\w)(?:[Aa]nh|[Cc]h[ịi]|[Đđ]ồng chí|[Dd]ong chi|[Đđ]/c|[Ôô]ng|[Bb]à|[Cc]ô|[Cc]hú)\s+[A-ZĐÂÔƠƯÁÀẢÃẠ]\w+"
)
"""A person by name: the Board knows units only."""

CLOSING = re.compile(r"(?:khong|chua|ko|k|hong)(?:\s+(?:a|ah|em|anh|chi|nhi|vay|the|nhe|roi))*\s*[?.!]*\s*$")
"""What only asks, at the end: "có việc gì quá hạn không ạ"."""
