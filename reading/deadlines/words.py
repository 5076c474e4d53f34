"""The words that the deadline grammar knows, and how a text is cut into them."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from reading.language.cascade import Alphabet, Line, Node, new_node
from reading.language.spelling import composed, fold, from_telex, tone_placements

# Each of these is known to the grammar by its spelling without marks.
PLAIN_WORDS = """
tháng tuần ngày năm quý giờ phút rưỡi kém tiếng hôm buổi trưa chiều đêm khuya mai kia trước tiếp theo liền liên đầu
giữa cuối cùng tiên thượng thường trung hạ lịch âm dương nhuận giai đoạn đoàn hiện định kỳ kì ký kí kỷ kỉ hằng lần
đến hết hạn thời gian chậm sớm nhất nhật muộn không hơn trong vòng phạm vi lùi dời đổi đội hoãn khất xin gia thêm cho
để đề xuất kiến dự dữ là vào lúc lực của và hoặc tính chốt bắt hẹn kịp mất nội nới nối cần căn toàn đa mình bây
thứ chủ mùng rằm giêng chạp tết nguyên đán dân dẫn tây ta lễ lẻ lệ quốc khánh giáng sinh giỗ tổ tờ hùng vương thừa vu
lan đoan ngọ ngõ giao giáo ông công cộng táo tạo thiếu nhi nữ phụ phủ thương binh liệt sĩ cách mạng quân quận lập thành
đảng viên lao động giải phóng miền thống thông việt độc tế cổ truyền xuyên tục khi có được phát yêu cầu câu hoạch lộ
lô trình chỉ chị đạo khẩn trương trường kịp thể vài nào rảnh gần đúng tiến độ đột lập tức tốt asap càng sắp xảy đảm
quyết nghị báo cáo văn vấn kết luận luật pháp lệnh án ăn chương hướng biên bản ban biểu điều khoản điểm mục cứ cũ
số liệu lũy luỹ thực họp hội thảo khai mạc mặc giảng giang kiện đại đài tọa đàm khởi cuộc phục vụ hoạt bầu ngân toán
diễn ra chức sự niệm tập huấn phép ốm thi chờ cơ phòng phong tầng phố máy điện thoại đạt đã vừa rồi xong hoàn hoan xử lý
tỷ khoảng chiếm còn nộp gửi hồ nhiệm đơn xã người ý tiêu khối phần thủ bài trang gói huyện phiếu lớp hộ thôn cái trực
khóa khoá tầm nhìn học hiệu nhận em anh sẽ trễ đây suốt quyển chuẩn bị triệu đồng nghìn ngàn tăng giảm so với ngoái
đường khu phường kho kiệt hẻm bộ tại việc hành chính kể tiệc khách bên tác cả giấy phiên lượng xe chiếc suất trăm
các những dưới trên thuộc mẫu nên ít đi km ha bảo quy phiếu đợt chúc sách ở thúc khả lại
dăm đôi hỗ trợ chuyển sửa dài chót quảng bệnh viện chiến lược phải thay dịp điểm
"""

# Words that one spelling without marks does not tell apart, abbreviations, and slips of the finger.
SPELLINGS = """
thang: thg thag th thág thasg
gio: h g
phut: p ph
ruoi: rưởi
hom: hum bữa
quy: quí
quarter: q
t: t
cn: cn
nlv: nlv
lv: lv
sang_am: sáng
sang: sang
toi_pm: tối
toi: tới
toi_x: toi
toi_me: tôi
nua_half: nửa
nua: nữa
nua_x: nua
tu: từ
four: tư
tu_x: tu
after_mai: mốt
mot: mot
after_kia: kìa
nay: nay này nầy
ngay_mai: ngaymai
hom_nay: hnay homnay hnai
hom_qua: hqua homqua
qua: qua
qua_muc: quá
sau: sau
six: sáu
one: một
two: hai
three: ba
four_bon: bốn
five_lam: lăm
seven: bảy bẩy
eight: tám
nine: chín
ten: mười
tens: mươi
muoi: muoi
truoc: trc trk trướ truoc
ke: kể kế kề ke
den: đên
trong: trog trg
deadline: deadline dl đl dealine
mung: mồng
hang: hàng
lam: làm lam
moi: mỗi moi
ty: tỉ ti
busy: bận kẹt
off: nghỉ
moi_new: mới
invite: mời
khong: ko k hok hông khg kg
duoc: đc dc
roi: rùi
gui: gởi
em: e
am_lich: âl
noel: noel nôen
cong_van: cv
nghi_dinh: nđ
nghi_quyet: nq
quyet_dinh: qđ
thong_tu: tt
chi_thi: ct
ket_luan: kl
thong_bao: tb
ke_hoach: kh
bao_cao: bc
to_trinh: ttr
van_ban: vb
rank: hạng
house: nhà
nha: nhé nha nhá nhe ạ ah
sdt: sđt đt zalo hotline fax tel
ho_so: hs
rom1: i ⅰ
rom2: ii ⅱ
rom3: iii ⅲ
rom4: iv ⅳ
"""
ALPHABET = Alphabet()
NUMBER_SIZES = ("m", "d", "n", "yyyy", "big")
PUNCTUATION = {"/": "/", "\\": "/", "-": "-", ",": ",", ":": ":", ";": ";", "%": "%", ".": "dot", "(": "lpar",
               ")": "rpar", "[": "lpar", "]": "rpar", "\n": "nl", "–": "-", "—": "-", "−": "-", "‑": "-", "‐": "-",
               "／": "/", "：": ":", "…": "dot", "!": "dot", "?": "dot", "+": "+",
               "'": "quote", "’": "quote"}  # fmt: skip
OTHER = ALPHABET.letter("other")
_TOKEN = re.compile(r"\d+|[^\W\d_]+(?:&[^\W\d_]+)*|/+|\\+|\.+|-+|,+|\n|[^\w\s]|_+")
"""Names are one word with their "&": KH&CN has no Sunday in it."""
_REPEATED = re.compile(r"(.)\1+")
_TELEX_KEYS = re.compile(r"^(?=[a-z]{3,8}$)(?=.*[sfrxjw]|.*(?:aa|ee|oo|dd))")


def size_of(number: int, digits: int) -> str:
    """The letter of a number: what it can be in a date (a month, a day, a year) or cannot."""
    if digits <= 2:
        return "m" if 1 <= number <= 12 else "d" if 13 <= number <= 31 else "n"
    return "yyyy" if digits == 4 and 1900 <= number <= 2100 else "big"


def _spellings() -> Iterator[tuple[str, str]]:
    """(spelling, name) of every word of the grammar."""
    for line in SPELLINGS.strip().splitlines():
        name, spellings = line.split(":")
        yield from ((spelling, name) for spelling in spellings.split())
    yield from ((word, fold(word)) for word in PLAIN_WORDS.split())


def _letters() -> dict[str, str]:
    """Spelling → letter. A word may lack its marks, unless another is spelt so, or have its tone on another vowel."""
    pairs = [(spelling, ALPHABET.letter(name)) for spelling, name in _spellings()]
    letters = {variant: letter for spelling, letter in pairs for variant in tone_placements(spelling)}
    letters |= dict(pairs)
    for spelling, letter in pairs:
        letters.setdefault(fold(spelling), letter)
    return letters


_NUMBERS = {name: ALPHABET.letter(name) for name in NUMBER_SIZES}
_MARKS = {mark: ALPHABET.letter(name) for mark, name in PUNCTUATION.items()}
_LETTERS = _letters()
for _punctuation in PUNCTUATION.values():
    ALPHABET.letter(_punctuation)
ALPHABET.define("N", "m|d|n")
ALPHABET.define("NUA", "nua|nua_x")
ALPHABET.define("TOI", "toi|toi_x")
ALPHABET.define("NLV", "nlv|ngay (lam viec|lv|hanh chinh)")
_ROMAN = {ALPHABET.letter(f"rom{number}"): number for number in range(1, 5)}


@lru_cache(maxsize=4096)
def _meaning(token: str) -> tuple[str, int | None]:
    """The letter of a token, and its value where it is a number."""
    if token[0].isdigit():
        return _number(token)
    if not token[0].isalpha():
        return _MARKS.get(token) or _MARKS.get(token[0], OTHER), None
    letter = _letter_of_word(token.lower())
    return letter, _ROMAN.get(letter)


def _number(token: str) -> tuple[str, int | None]:
    number = int(token[:9]) if token.isdecimal() else 0
    return _NUMBERS[size_of(number, len(token))], number


def _letter_of_word(word: str) -> str:
    if word in _LETTERS or len(word) > 12:
        return _LETTERS.get(word, OTHER)
    once = _REPEATED.sub(r"\1", word)
    meant = from_telex(word) if _TELEX_KEYS.match(word) else None
    return _LETTERS.get(meant or once) or _LETTERS.get(once, OTHER)


def cut(text: str) -> Line:
    """The words, numbers and marks of a text as nodes; their places are those of `text` as it was typed."""
    whole, places = composed(text)
    nodes = []
    end = 0
    for token in _TOKEN.findall(whole):
        letter, value = _meaning(token)
        start = whole.index(token, end)
        end = start + len(token)
        nodes.append(new_node(Node, (letter, start, end, value)))
    if places is not None:
        nodes = _placed(nodes, places)
    return "".join([node[0] for node in nodes]), nodes


def _placed(nodes: Sequence[Node], places: Sequence[int]) -> list[Node]:
    return [node._replace(start=places[node.start], end=places[node.end]) for node in nodes]
