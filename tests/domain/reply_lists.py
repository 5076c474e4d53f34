"""Replies as heads of units write them, with what they mean; one a line.

After "##" stand the numbers and words that must be read: p=percent, c=done/total, d=the requested limit,
w=the promise; "x=" names another intent that is right too, "doubt" a reading that must be asked about.
"""

DONE = """
Xong
xong ạ
xong rồi ạ
xong rồi nhé em
Xong rồi anh ơi
em làm xong rồi ạ
dạ em xong rồi
Dạ, phòng em xong rồi ạ.
đã xong
đã làm xong
đã hoàn thành nhiệm vụ ạ
Phòng đã hoàn thành
Phòng em đã hoàn thành nhiệm vụ này từ hôm qua
đã hoàn tất
Hoàn thành rồi nhé
done
Done a
done rồi nhé
xong r
xg r ạ
xog r a oi
xong ròi
xong rùi nha
xong roài
lm xong r
e lm xong r ạ
da xong
da hoan thanh
xong roi em
xong roi a
phong em xong roi a
em lam xong roi
da nop bao cao roi
da ban hanh van ban
Việc này xong rồi
việc này xong lâu rồi
Nhiệm vụ này đã xong từ tuần trước
nhiệm vụ đã hoàn thành đúng hạn
Báo cáo: đã hoàn thành trước hạn
Đã hoàn thành 100% ## p=100
xong 100% rồi ạ ## p=100
100% rồi ## p=100
đạt 100% rồi nhé ## p=100
đã xử lý xong 12/12 hồ sơ ## c=12/12
giải quyết xong 25/25 kiến nghị ạ ## c=25/25
xong cả 7/7 việc rồi ## c=7/7
xong hết rồi ạ
xong tất cả rồi em nhé
xong toàn bộ rồi
đã nộp rồi ạ
nộp rồi nhé
em nộp rồi
phòng đã nộp báo cáo hôm qua
vừa nộp xong ạ
em vừa nộp báo cáo rồi ạ
đã gửi báo cáo rồi ạ
gửi rồi em nhé
em gửi mail rồi anh ạ
đã gửi văn phòng rồi
đã gửi báo cáo qua trục liên thông
Đã gửi báo cáo lên hệ thống sáng nay
đã ban hành
đã ban hành kế hoạch hôm 20/11
Kế hoạch đã được ban hành ngày 12/11
Quyết định đã ban hành rồi
văn bản đã phát hành
đã ký ban hành rồi ạ
đã phát hành sáng nay
Phòng đã ban hành Kế hoạch số 45/KH-SKHCN ngày 10/11/2026
Đã có Báo cáo số 120/BC-SKHCN ngày 15/11 gửi UBND tỉnh
Phòng đã tham mưu ban hành Công văn số 88/SKHCN-VP
đã trình Quyết định số 12/QĐ-SKHCN ngày 3/6/2026
Tick hoàn thành giúp em
đánh dấu hoàn thành hộ chị nhé
đóng việc này giúp anh
đóng nhiệm vụ được rồi
tick xong giúp mình với
Kính báo cáo: nhiệm vụ đã hoàn thành
Kính gửi Văn phòng Sở, phòng đã hoàn thành nhiệm vụ được giao.
Báo cáo lãnh đạo, phòng đã hoàn thành nhiệm vụ.
Báo cáo anh, việc này đã xong
báo cáo chị em làm xong rồi ạ
Rồi ## ctx=Việc "Kế hoạch cải cách hành chính" đã xong chưa?
rồi ạ ## ctx=Đồng chí đã nộp báo cáo chưa?
dạ rồi ## ctx=Nhiệm vụ 12 đã hoàn thành chưa ạ?
r ạ ## ctx=Phòng đã gửi, ban hành văn bản chưa?
✅ ## ctx=Nhiệm vụ đã xong chưa?
xong, không còn vướng gì
không có vướng mắc gì, đã hoàn thành
xong rồi nhé, đừng nhắc nữa
xong rồi, cảm ơn em
xong rồi cảm ơn em nhé
ok xong rồi
ok đã xong
vâng, em làm xong rồi ạ
dạ xong rồi ạ, em cảm ơn
Xong!!!
xonggg
xong xuôi rồi
xong đâu vào đấy rồi ạ
hoàn thành
finished
việc xong rồi sếp ơi
mình xong rồi nhé
tôi đã làm xong
chị làm xong rồi em ơi
anh xong rồi nhé
đơn vị đã thực hiện xong
phòng đã xử lý xong
đã triển khai xong
đã xử lý dứt điểm xong
đã hoàn thành báo cáo
Đã hoàn thành báo cáo quý III
Đã hoàn thành kế hoạch kiểm tra năm 2026 ạ
Báo cáo quý II xong rồi
báo cáo tháng đã nộp rồi ạ
Báo cáo cải cách hành chính đã hoàn thành
Đề án đã xong rồi ạ
hồ sơ đã nộp hôm qua
hồ sơ xong rồi
xong từ hôm qua
xong từ sáng rồi
xong từ đời nào rồi
xong lâu rồi mà em
mới xong ạ
vừa xong
vừa làm xong em ạ
cuối cùng cũng xong rồi 😁
xong rồi 👍
✅ xong
xong việc
phòng em báo cáo xong rồi
đã báo cáo xong
em đã cập nhật xong rồi ạ
đã cập nhật hệ thống rồi
Xong rồi, anh nhận được chưa?
đã nộp rồi, sẽ gửi bản giấy sau
Đã hoàn thành, gửi kèm link https://vanban.tinh.gov.vn/123
"""

PROGRESS = """
đang thực hiện
đang làm ạ
Phòng đang triển khai
e đag lm
dang lam
dang trien khai a
vẫn đang làm
đang xử lý anh nhé
đang hoàn thiện
chưa xong
chưa xong ạ
chua xong
chx xong
ch xong
chưa
chưa ạ
Chưa ## ctx=Nhiệm vụ đã xong chưa?
dạ chưa ạ
chưa hoàn thành
ko xong đâu
chưa xong được đâu anh
gần xong rồi
sắp xong
sắp xong rồi ạ
sap xong
cơ bản đã hoàn thành
về cơ bản là xong
hầu như xong
mai xong ## w=mai
mai em nộp ạ ## w=mai
ngày mai xong nhé ## w=ngày mai
thứ 6 em gửi ## w=thứ 6
tuần sau xong ## w=tuần sau
tuan sau xong a ## w=tuan sau
chiều nay em gửi ## w=chiều nay
em sẽ nộp trước 20/11 ## w=20/11
dự kiến hoàn thành ngày 25/11 ## w=25/11
dự kiến thứ 6 tuần này xong ## w=thứ 6 tuần này
đến 30/11 sẽ hoàn thành ## w=30/11
hôm nay xong ## w=hôm nay
tối nay em hoàn thành ạ ## w=tối nay
cố gắng mai xong ## w=mai
phấn đấu cuối tháng hoàn thành ## w=cuối tháng
xong thì em báo
khi nào xong em báo anh
bao giờ xong em gửi
nếu xong em sẽ báo
xong em báo ạ
làm xong rồi em gửi anh ## doubt
xong là em gửi liền
xong phần 1
xong phần khảo sát
đã xong dự thảo
xong dự thảo rồi ạ
đã hoàn thành dự thảo, đang xin ý kiến
xong 80% ## p=80
xong 80 % rồi ## p=80
80% ## p=80
80 phần trăm ## p=80
được 80% rồi ạ ## p=80
dc 80% r ## p=80
tám mươi phần trăm ## p=80
bảy mươi lăm phần trăm ## p=75
khoảng 6 chục phần trăm ## p=60
sáu chục phần trăm ## p=60
tam muoi phan tram ## p=80
7 chuc phan tram ## p=70
một nửa ## p=50
được một nửa rồi ## p=50
mot nua roi ## p=50
được nửa rồi ## p=50
xong phân nửa ## p=50
1/2 rồi ## p=50
còn 20% ## p=80
còn khoảng 20% nữa ## p=80
chỉ còn 10% nữa thôi ## p=90
con 30% ## p=70
từ 30% lên 50% ## p=50
tăng từ 20% lên 45% ## p=45
hơn 60% rồi ## p=60
tầm 40% ## p=40
70-80% ## p=70
8 phần 10 ## p=80
chưa được 30%
dưới 50%
Tiến độ đạt 65% ## p=65
ước đạt 75% khối lượng ## p=75
làm được 3/4 khối lượng ## p=75
5/12 hồ sơ ## c=5/12
05/12 hồ sơ ## c=5/12
được 5/12 ## c=5/12
mới xong 3/5 ## c=3/5
xử lý được 15/20 hồ sơ ## c=15/20
5 trên 12 hồ sơ ## c=5/12
5 trong 12 ## c=5/12
5 trong số 12 hồ sơ ## c=5/12
5 trên tổng số 12 kiến nghị ## c=5/12
xong 5 còn 7 ## c=5/12
đã xong 5 hồ sơ, còn 7 hồ sơ ## c=5/12
tổng 12 hồ sơ, xong 5 ## c=5/12
còn 2/10 ## c=8/10
còn 2/10 hồ sơ ## c=8/10
còn 3/20 kiến nghị chưa xử lý ## c=17/20
2/10 hồ sơ chưa xong ## c=8/10
5/12 ## ctx=Phòng giải quyết được bao nhiêu hồ sơ? c=5/12
80 ## ctx=Tiến độ được bao nhiêu phần trăm? p=80
đã trình lãnh đạo Sở
đã trình, chờ ký
đã trình anh Bình, đang chờ duyệt
đã giao cho bạn Hà làm
đã phân công chuyên viên
phòng A xong rồi, phòng em chưa
bên TC xong thì bên em mới làm được ## x=obstacle
xong? còn lâu nhé
xong sao được
xong thế nào được
làm gì đã xong
đâu có xong
đã xong đâu
không phải là đã xong
nói xong thì cũng chưa hẳn
xong gì mà xong
tưởng xong rồi mà còn sót 2 mục
xong rồi nhưng còn thiếu phụ lục
xong rồi, còn mỗi phần phụ lục
đã soạn xong, đang rà soát
đang rà soát lại
đang tổng hợp số liệu các phòng
đang lấy ý kiến các đơn vị
đang chỉnh sửa theo góp ý
em đang hoàn thiện, chiều gửi anh
đang làm, mai em gửi ## w=mai
80%, còn chờ SNV góp ý ## p=80
được 60%, đang vướng mặt bằng ## p=60 x=obstacle
WIP
in progress
đang làm nha
Đơn vị đang tích cực triển khai thực hiện
Hiện nay phòng đang tổng hợp, dự kiến gửi trước 25/11
sắp rồi
gần được rồi
còn 2 mục nữa
còn một chút nữa
mới làm được một phần
mới bắt đầu
đã triển khai nhưng chưa hoàn thành
đã làm được khá nhiều
tiến độ đúng kế hoạch
vẫn đúng tiến độ nhé
coi như xong
chắc xong rồi ## doubt
hình như xong rồi ## doubt
Rồi ## doubt
"""

EXTENSION = """
xin lùi đến 30/11 ## d=30/11
xin gia hạn đến ngày 15/12 ## d=15/12
xin gia hạn
xin lùi hạn
cho em lùi sang tuần sau ## d=tuần sau
cho em xin lùi đến thứ 6 ## d=thứ 6
xin lui han den 30/6 ## d=30/6
xin gia han den cuoi thang ## d=cuoi thang
cho khất đến thứ 2 tuần sau ## d=thứ 2 tuần sau
em xin khất sang tuần ## d=
xin khất anh đến mai ## d=mai
xin hoãn đến tháng sau ## d=tháng sau
đề nghị gia hạn đến 31/12 ## d=31/12
Đề nghị điều chỉnh thời hạn đến 15/12/2026 ## d=15/12/2026
dời sang 25/11 được không ạ ## d=25/11
dời hạn đến 20/12 giúp em ## d=20/12
xin thêm 5 ngày ## d=5 ngày
xin thêm 3 ngày làm việc ## d=3 ngày làm việc
cho em thêm 2 ngày nữa ## d=2 ngày nữa
cho thêm 1 tuần nhé ## d=1 tuần
xin thêm thời gian đến 30/11 ## d=30/11
để tuần sau ## d=tuần sau
để sang tuần sau nhé em ## d=tuần sau
để đến thứ 5 được không ## d=thứ 5
để cuối tháng được không anh ## d=cuối tháng
để qua Tết đi ## d=Tết
tuần sau được không ## d=tuần sau
thứ 6 được không em? ## d=thứ 6
mai được không ạ ## d=mai
cuối tuần nhé ## d=cuối tuần
đầu tháng sau nhé anh ## d=đầu tháng sau
cho đến 17h mai ## d=17h mai
cho em đến chiều thứ 6 ## d=thứ 6
cho phòng em đến hết tuần ## d=hết tuần
đề xuất 10/12 ## d=10/12
đề xuất hạn mới 20/12 ## d=20/12
hạn 25/11 gấp quá, đề xuất 5/12 ## d=5/12
không kịp, cho em đến 30/11 ## d=30/11
chưa xong, xin lùi đến 30/11 ## d=30/11
được 70%, xin gia hạn đến 15/12 ## d=15/12 p=70
xin lùi hạn đến 30/6 vì chưa có kinh phí ## d=30/6
xin gia hạn thêm 10 ngày do thiếu người ## d=10 ngày
vì bận đoàn kiểm tra, xin lùi đến 20/12 ## d=20/12
lùi từ 25/11 sang 5/12 ## d=5/12
xin nộp muộn đến thứ 2 ## d=thứ 2
cho em nộp chậm 2 ngày ## d=2 ngày
xin phép nộp trễ đến mai ## d=mai
cho em nợ đến thứ 4 ## d=thứ 4
xin kéo dài thời gian thực hiện đến hết quý I/2027 ## d=quý I/2027
Kính đề nghị Văn phòng cho phép gia hạn thời gian hoàn thành đến ngày 20/12/2026 do khối lượng công việc lớn. ## d=20/12/2026
giãn tiến độ đến giữa tháng 12 ## d=giữa tháng 12
xin delay đến thứ 6 ## d=thứ 6
xin gia hạn 1 tuần ## d=1 tuần
xin 3 ngày nữa ạ ## d=3 ngày nữa
cho chị khất tới rằm ## d=rằm
khat den mung 10 ## d=mung 10
xin lui lai 1 tuan ## d=1 tuan
e xin lùi tới t6 ạ ## d=t6
cho e khất đến t2 tuần sau nha ## d=t2 tuần sau
xin hẹn lại thứ 3 ## d=thứ 3
chuyển sang tháng sau được không ## d=tháng sau
"""

OBSTACLE = """
vướng kinh phí
đang vướng kinh phí ạ
vướng mặt bằng
vuong mat bang
gặp khó khăn về nhân lực
thiếu người quá
thiếu kinh phí
chưa có kinh phí
chua co kinh phi
chưa có hướng dẫn của Bộ
chưa có số liệu của các xã
các xã chưa gửi số liệu
Sở Tài chính chưa trả lời
Sở Nội vụ chưa cho ý kiến
chờ ý kiến Sở Tư pháp
đang chờ Bộ hướng dẫn
dang cho y kien so tai chinh
đợi UBND tỉnh phê duyệt chủ trương
chờ thẩm định giá
không làm được do thiếu máy
không triển khai được
chưa triển khai được vì chưa có chủ trương
ko lm dc vì thiếu ng
hệ thống lỗi từ sáng
phần mềm bị lỗi không đăng nhập được
mạng sập rồi
mất điện cả ngày
bão lũ nên chưa đi được
khó lắm
khó quá anh ạ
khó khăn là chưa có người
bận đoàn thanh tra cả tuần
kẹt kiểm tra
làm được 40% thì dừng do hết vốn ## p=40
mới được 30% thì phải tạm dừng vì hết tiền ## p=30
đang tắc ở khâu thẩm định
nhà thầu bỏ cuộc
dân không đồng ý
dân khiếu nại nên phải dừng
chồng chéo quy định, không thực hiện được
bên kế toán chưa duyệt
anh em ốm hết
quá tải, làm không xuể
văn bản hướng dẫn chưa rõ
pending chờ STC
không truy cập được hệ thống
Phòng gặp vướng mắc về cơ chế, chính sách
Hiện nay đang vướng do chưa có quy định cụ thể.
Vướng mắc: chưa được bố trí kinh phí
đang làm thì bị dừng
sự cố máy chủ
"""

QUESTION = """
hạn khi nào?
hạn bao giờ vậy em
han ngay nao
deadline khi nào
việc gì vậy?
việc này là việc gì
nộp cho ai?
gửi cho ai vậy
gui cho ai
gửi ở đâu em
báo cáo theo mẫu nào?
mẫu nào vậy em
có mẫu không em?
xong chưa?
xong chưa em
các phòng khác xong chưa?
ai phụ trách việc này?
phòng nào chủ trì?
có cần gửi bản giấy không?
gửi bản cứng hay bản mềm?
sao lại giao phòng em?
tại sao hạn gấp thế?
làm thế nào bây giờ?
làm ntn v e
ủa việc nào
cho hỏi nộp ở đâu
cho em hỏi mẫu báo cáo ở đâu ạ
còn bao nhiêu ngày nữa?
hạn còn mấy ngày
25/11 hay 30/11?
văn bản số mấy?
ý là sao em
là sao?
phối hợp với phòng nào ạ
báo cáo giấy hay điện tử
nhiệm vụ này có gia hạn được không? ## x=extension
muốn gia hạn thì làm thế nào?
bao nhiêu hồ sơ vậy em?
lấy số liệu từ ngày nào?
hả?
gì vậy
em nhắc việc nào đấy?
"""

DECLINE = """
không phải việc của em
không phải việc phòng em
khong phai viec cua phong em
ko phải việc của phòng mình
kp việc của phòng em
không thuộc phòng em
không thuộc thẩm quyền của phòng
việc này không thuộc chức năng của phòng
việc này của phòng Kế hoạch
việc này là của Văn phòng
nhiệm vụ này của Thanh tra
nhiệm vụ này thuộc phòng Tài chính
cái này của bên Trung tâm
thuộc trách nhiệm của Sở Nội vụ
nhầm phòng rồi
nhầm rồi em ơi
giao nhầm rồi
giao nham phong roi
giao sai rồi
nhắc nhầm người rồi
gửi nhầm rồi, việc của phòng khác
đề nghị chuyển phòng QLCN
chuyển cho Văn phòng giúp em
đề nghị chuyển nhiệm vụ sang Thanh tra Sở
xin trả lại nhiệm vụ
phòng em xin trả lại việc này
từ chối nhiệm vụ
phòng em không phụ trách mảng này
em không phụ trách việc này nữa
không liên quan đến phòng em
hỏi nhầm người rồi
Phòng không được giao nhiệm vụ này
Nhiệm vụ này không thuộc chức năng, nhiệm vụ của phòng, đề nghị Văn phòng xem xét chuyển đơn vị khác.
sai địa chỉ rồi
đâu phải việc của phòng em
việc bên Văn phòng mà
"""

ACK = """
ok
ok em
oki
oke nhé
ok anh ạ
okie
vâng
vâng ạ
dạ
dạ vâng
da vang a
dạ em biết rồi
biết rồi
rõ
rõ rồi ạ
đã rõ
đã nhận
đã nhận ạ
nhận được rồi
em nhận được rồi ạ
đã nhận thông tin
phòng đã nhận được văn bản
đã nắm
em nắm rồi
đã hiểu
cảm ơn em
cám ơn em đã nhắc
thanks em
tks
tuân lệnh
nhất trí
đồng ý
ghi nhận
xin tiếp thu ạ
ừ
uk
uh em
ừ để anh xem
để em xem lại
để em kiểm tra lại ạ
em sẽ triển khai ngay
sẽ thực hiện ạ
sẽ làm ngay
em làm ngay đây ạ
phòng sẽ triển khai thực hiện
Phòng đã tiếp nhận nhiệm vụ.
👍
👌
🙏
ok rồi
được rồi
noted
yes sir
đã xem
Rồi ## ctx=Đồng chí đã nhận được văn bản chưa?
"""

SMALLTALK = """
chào bot
chào mọi người
hello
hi em
haha
hihi 😂
😂
😅😅😅
❤️
hôm nay mưa to quá
trời nóng thế
bot thông minh ghê
bot giỏi quá
cuối tuần vui vẻ nhé
ăn cơm chưa em ## x=question
đi ăn trưa đi
ăn xong rồi đi cà phê nhé
họp xong anh gọi
đang họp ## x=ack,progress,obstacle
ăn xong chưa? ## x=question
mệt quá
chúc mừng năm mới
alo
chúc cả nhà ngày mới tốt lành
bot này nhắc lắm thế
...
???
"""

NOT_DONE = """
chưa xong
chưa xong đâu
chưa xong ạ
chưa làm xong
chưa thể xong
chưa thể hoàn thành
chưa hoàn thành được
chưa đâu, chưa xong
không xong
không xong được
ko xong kịp
khó mà xong
làm sao mà xong
xong sao được
xong sao nổi
xong kiểu gì
xong gì đâu
xong đâu mà xong
xong thế nào được
xong? mơ đi
xong? còn khuya
xong cái gì mà xong
xong bằng niềm tin à
đâu có xong
đâu đã xong
nào đã xong
đã xong đâu
có xong đâu
làm gì đã xong
ai bảo xong rồi
ai nói là xong
xong hồi nào
không phải là đã xong
không phải đã hoàn thành
chẳng xong
chả xong nổi
gần xong
sắp xong
sắp hoàn thành
suýt xong
hầu như xong
gần như hoàn thành
cơ bản hoàn thành
cơ bản xong rồi
về cơ bản đã xong
tạm xong
coi như xong
xem như xong rồi
chắc xong rồi
chắc là xong
hình như xong
hình như phòng em xong rồi
nghe nói xong rồi
tưởng xong rồi
có lẽ đã xong
mai xong
ngày mai hoàn thành
tuần sau xong
cuối tháng hoàn thành
thứ 6 là xong
chiều nay xong
25/11 hoàn thành
dự kiến mai xong
sẽ xong
sẽ hoàn thành đúng hạn
cố gắng xong
phấn đấu hoàn thành
cam kết hoàn thành
hứa xong trong tuần
đảm bảo hoàn thành đúng hạn
phải xong trước thứ 6
cần hoàn thành gấp
xong thì em báo
xong em báo
khi nào xong em gửi
bao giờ xong thì nộp
nếu xong sớm em báo
khi hoàn thành sẽ báo cáo
đợi em làm xong đã
để em làm xong đã
làm xong rồi em gửi
xong rồi em báo cáo sau
chờ bên kia xong
bên A xong rồi
phòng Tài chính xong rồi
các phòng khác xong rồi
Sở Nội vụ đã ban hành rồi
nhà thầu làm xong rồi
xong phần 1
xong bước 1
xong phần khó nhất
đã xong dự thảo
hoàn thành dự thảo rồi
xong đề cương
xong khung
xong một phần
xong một nửa
xong gần hết
xong phần lớn rồi
xong 80%
hoàn thành 95%
đã hoàn thành 99% rồi
xong 3/5
đã xử lý 11/12 hồ sơ
xong 5 còn 7
xong rồi nhưng còn 2 mục
xong rồi, chưa gửi
xong rồi, mai em nộp
xong rồi chỉ chờ ký
xong nhưng chưa trình
đã xong phần của em, còn phần phòng A
đã soạn xong
viết xong rồi
in xong rồi
họp xong rồi
ăn xong rồi
đọc xong rồi
xem xong rồi ạ
khảo sát xong
thu thập xong số liệu
đã lấy ý kiến xong
đã trình lãnh đạo
đã giao chuyên viên rồi
đã nhận rồi
đã xem rồi
nắm được rồi
biết rồi
nhầm rồi
được rồi
xong chưa
xong chưa?
đã xong chưa em
xong rồi à?
xong rồi hả?
đã hoàn thành chưa
việc kia xong rồi
việc khác xong rồi, việc này chưa
tháng trước xong rồi, tháng này chưa
đừng đánh dấu hoàn thành
khoan tick hoàn thành
chưa đóng được
chua xong
chua hoan thanh
chx xong
gan xong
sap xong
mai xong nha
co ban xong
xong thi em bao
khi nao xong em bao
xong du thao
xong sao dc
da xong dau
dau co xong
"""
