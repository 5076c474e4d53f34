"""The words with which the state of the work is told, by the parts that they play in a reply."""

from reading.replies.parts import Part

WORDS: dict[Part, str] = {
    Part.FINISH: """
        dứt điểm | xử lý dứt điểm | giải quyết dứt điểm | làm rồi | xử lý rồi | giải quyết rồi | đã làm | xong
        xong xuôi | xong xuôi hết | hoàn thành | hoàn tất | done | finished | finish | completed | complete
        đâu vào đấy | xong béng | xong tất | ổn thỏa | song rồi | song r | đã có kết quả | có kết quả rồi
        có sản phẩm rồi | xong tuốt | xong tuốt tuột | xong tất tần tật | xong ráo | xong phắt | xong cái rụp
        xong sạch | xong cả rồi | xong sạch sẽ | xong ngon | xong ngon lành
    """,
    Part.ISSUE: """
        ban hành | phát hành | ký ban hành | nộp | công bố | bàn giao | trả kết quả | ký phát hành | submitted
        trình ký và phát hành | nộp báo cáo | ký số và phát hành | đóng dấu phát hành | submit | phê duyệt tại
        ban hành tại | thông qua tại | ký ban hành tại
    """,
    Part.SEND: """
        update | gửi | gửi mail | gửi email | gửi đi | gởi | chuyển | đăng tải | up | upload | =đẩy | sent | báo cáo
        đăng | trả lời | cập nhật | nhập | gửi lên | phản hồi | giải trình | mail
    """,
    Part.SUBMIT: """
        trình | trình ký | trình duyệt | tham mưu trình | trình lãnh đạo | trình sếp | trình giám đốc | ký | ký số
    """,
    Part.CLOSE: """
        kết thúc theo dõi | kết thúc nhiệm vụ | đề nghị kết thúc | đề nghị kết thúc theo dõi
        đề nghị kết thúc nhiệm vụ | xin đóng việc | xin đóng nhiệm vụ | đề nghị đóng | đề nghị đóng việc
        đề nghị đóng nhiệm vụ | xin kết thúc | xin xác nhận hoàn thành | đề nghị xác nhận hoàn thành
        đề nghị ghi nhận hoàn thành | tick hoàn thành | tích hoàn thành | tick xong | tích xong | đánh dấu hoàn thành
        đánh dấu xong | đóng việc | close | đóng nhiệm vụ | báo hoàn thành | ghi nhận hoàn thành
        chuyển trạng thái hoàn thành | cập nhật hoàn thành | mark done | chốt hoàn thành | bấm hoàn thành
        xác nhận hoàn thành | báo xong | ghi hoàn thành | ghi xong | chốt xong | đánh dấu đã xong
        đánh dấu đã hoàn thành | tick đã xong | cập nhật trạng thái hoàn thành | ghi là xong | chuyển sang hoàn thành
        cập nhật là xong | ghi nhận xong | xác nhận xong | cho hoàn thành | đóng giúp | cho đóng
    """,
    Part.PAST: "đã | vừa | vừa mới | đã có | mới vừa | mới | đã được | vừa được | vừa có",
    Part.ALREADY: """
        rồi | already | rồi đó | rồi đấy | rồi mà | từ lâu | lâu rồi | từ lâu rồi | từ đời nào | rồi còn gì
        rồi còn gì nữa | rồi đó thôi | rồi đấy thôi | rồi mà lị
    """,
    Part.NOT: """
        chưa | không | chẳng | chả | đâu có | đâu phải | không phải | không phải là | chưa hẳn | chưa thể | nào có
        nào đã | đã đâu | đâu đã | làm gì có | làm gì đã | đừng | khó mà | đừng có | =chớ | not | no | không thể
        chưa đâu | có đâu | chưa được | không được | khỏi | chưa có | không có | đếch | cóc | hết cách | không tài nào
        bao giờ mới | đâu được | chưa phải | chưa phải là | khoan | khoan đã | not yet | chưa hề | không hề | =ứ | méo
        chưa từng | chẳng phải | =nỏ | khoan hãy | đừng vội | ai bảo | ai nói | có phải là đã | đâu mà | not done
        never | chưa biết | chả phải | làm sao mà | làm sao | sao mà | thế nào mà | có mà | mà đòi | không dám
        chưa dám | chưa chắc | không chắc | đâu dễ | dễ gì | mấy khi | lấy đâu ra | lấy gì mà | còn khuya mới
        còn lâu mới | chưa kịp | không kịp | không nổi | chưa nổi
    """,
    Part.NEVER: """
        đợi đấy | cứ đợi đấy | chờ đấy | đợi đi | chờ đi | sao được | sao nổi | sao kịp | thế nào được | đâu | gì đâu
        gì mà | kiểu gì | cái gì | bằng niềm tin | còn lâu | =mơ | cái nỗi gì | chết liền | làm sao được | làm sao nổi
        thế quái nào | kịp đâu | còn khuya | có mà mơ | nỗi gì | không nổi | không xuể | khó lắm | hả trời | ở đâu ra
        cái con khỉ | ngay được | thế nào nổi | làm sao kịp | sao xuể | được mới lạ | kiểu gì được | hồi nào | đâu mà
        sao được ạ | thế nào kịp | chưa nổi | bằng mắt | trong mơ | trên giấy | trên danh nghĩa | đã tốt | là tốt
        thì tốt | đã may | là may | là mừng | thì mừng | đã là may | là phúc | đã phúc | là giỏi | đã giỏi | thì hay
        là hay | cho được đã | đã là tốt | là tốt lắm | thì may | nói làm gì | nhắc làm gì | kể làm gì | hỏi làm gì
    """,
    Part.IF: """
        nếu | khi nào | bao giờ | lúc nào | chừng nào | =hễ | giá mà | giá như | khi | =nhỡ | lỡ mà | trừ khi
        đợi khi | chờ khi | lúc | sau khi | trước khi | đến khi | cho đến khi | tới khi | giả sử | trường hợp
        miễn là | if | when | để | để mà | =hòng | mà xong | ngày nào | hôm nào | đến lúc | đến bao giờ | cứ để
        một khi | phải chi | ước gì | ước là | bữa nào | mấy giờ | tháng nào
    """,
    Part.THEN: """
        thì | là | mới | rồi mới | rồi thì | xong mới | mới được | đã rồi | cái đã | sẽ | hẵng | =hãy | rồi sẽ
        rồi hẵng | là sẽ
    """,
    Part.WILL: """
        rồi cũng | rồi sẽ | rồi cũng sẽ | rồi khắc | sẽ | dự kiến | dự tính | ước tính | chuẩn bị | định | tính
        phấn đấu | cố gắng | =cố | ráng | gắng | quyết tâm | cam kết | hứa | đảm bảo | bảo đảm | mong | hy vọng
        hi vọng | kịp | có thể | có khi | muốn | cần | phải | dự định | kế hoạch là | để em | chắc chắn sẽ | nhất định
        hẹn | yêu cầu | nhắc | đôn đốc | giục | thúc | chỉ tiêu | mục tiêu | tỷ lệ | thời hạn | thời gian | hạn
        mức độ | tiến độ | khả năng | lo | tranh thủ | tập trung | quyết | xin | cho | chốt | theo kế hoạch | cho em
        nên | trong hôm nay | trong ngày | trong tuần | đòi | bắt | ép | tỉ lệ | deadline | hạn chót | thời điểm
        will | gonna | soon | bảo là | =hô | phải có | còn phải | hướng tới | đặt mục tiêu | để tôi | để mình
        điều kiện
    """,
    Part.HEDGE: """
        thế là xong | vậy là xong | theo em | theo anh | theo tôi | theo chị | theo mình | chắc | chắc là | hình như
        có lẽ | nghe nói | nghe đâu | tưởng | tưởng là | ngỡ | coi như | xem như | kể như | gọi là | cho là | đại khái
        có vẻ | có vẻ như | tạm coi | xem ra | nghe bảo | thấy bảo | thấy nói | dường như | =đoán | nghĩ | nghĩ là
        tạm gọi | cứ cho là | cứ coi như | tương đối | tàm tạm | tạm | tạm thời | đâu như | bảo rằng | báo là
        hầu như | khéo | không nhớ | giả vờ | chẳng biết | không biết | không rõ | quên | được coi | có khả năng
        trông | như kiểu | kiểu như | ai | nói | maybe | perhaps | mừng hụt | may ra | tôi đoán | =nghi | ngờ | tin là
        chắc cũng | hy vọng | suy ra | nhìn chung | nói chung | lẽ ra | đáng lẽ | đáng ra | đúng ra | trên lý thuyết
        về lý thuyết | trên nguyên tắc | lý thuyết | cho đẹp | cho có | cho vui | cho yên | lấy lệ | đối phó
        hình thức thôi | cho xong chuyện | cho qua chuyện | cho đỡ | đùa | nói đùa | đùa thôi | giỡn | nói chơi
        nói vui | trêu | xạo | chém gió | nói phét | bịa | đâu đó | đâu tầm | đâu khoảng | đâu chừng | đâu cỡ
    """,
    Part.NEARLY: """
        gần | sắp | suýt | gần như | cơ bản | về cơ bản | hòm hòm | sơ sơ | sơ bộ | xêm xêm | hòm hòm rồi | almost
        nearly | bước đầu | gần gần | sắp sửa | chuẩn bị | nhá nhem | phần nào | kha khá | về mặt cơ bản | cơ bản là
        sắp sắp | lai rai | lắt nhắt
    """,
    Part.ONGOING: """
        làm nốt | hoàn thiện nốt | viết nốt | not done | not yet | not done yet | đang | vẫn đang | còn đang
        tiếp tục | dang dở | dở dang | in progress | wip | doing | vẫn | dở | bắt đầu | mới bắt đầu | bắt tay
        đang dở | từng bước | =dần | dần dần | vẫn còn đang | khởi động | bắt tay vào | mới chỉ | mới được | mới có
        loay hoay | working | chạy nước rút | từ từ | đúng kế hoạch
    """,
    Part.ON_TRACK: "theo kế hoạch | theo tiến độ | đúng tiến độ | đúng kế hoạch | kịp tiến độ",
    Part.LEFT: """
        còn | còn lại | chỉ còn | vẫn còn | còn thiếu | =nốt | tồn | còn tồn | sót | còn mỗi | còn mấy | trừ
        ngoại trừ | riêng | thiếu | bỏ dở | để lại | còn có | còn phần | còn vài | còn một | sót lại | còn sót | ngoài
        =dư | =nợ | còn nợ | cần bổ sung | phải bổ sung | phải sửa | phải làm lại | làm lại | cần chỉnh | cần sửa
        cần rà | bị trả | bị trả lại | trả về | sai | =lỗi | hụt | except | mỗi tội | chỉ tội | sửa lại | chỉnh lại
        bổ sung | viết lại | rà lại | soát lại
    """,
    Part.WAIT: """
        =chờ | đợi | đang chờ | đang đợi | còn chờ | còn đợi | pending | on hold | chờ đợi | trông chờ | =hóng
        waiting | ngóng | phụ thuộc | tùy thuộc | vẫn chờ | vẫn đợi | phải chờ | phải đợi | đang phải chờ
        đang phải đợi | chờ ý kiến | chờ ký | chờ duyệt | chờ phê duyệt | chờ kết luận | chờ hướng dẫn | chờ lãnh đạo
        chờ sở | chờ bộ | chờ tỉnh | chờ ubnd | chờ văn bản | chờ thẩm định | chờ góp ý | chờ bên | chờ kết quả
        chờ trả lời | chờ phản hồi | chờ cấp | chỉ chờ | mới chờ | chờ họp | chờ chủ trương | chờ số liệu | chờ các
        chờ xin
    """,
    Part.DRAFT: """
        phần khó | khó nhất | phần khó nhất | phần dễ | dự thảo | bản thảo | bản nháp | nháp | phần | bước | khâu
        khung | đề cương | giai đoạn | chương | đoạn | một số | vài | sơ thảo | phần lớn | đa số | hầu hết | gần hết
        một phần | phần thô | phần đầu | draft | nửa | một nửa | dàn ý | outline | phân nửa | quá nửa | hơn nửa
        non nửa | từng phần | vòng một | vòng 1 | đợt 1 | đợt một | lần 1 | lần một | bản 1 | mấy cái | mấy việc
        mỗi cái | được cái | được mỗi | sơ bộ | việc kia | cái kia | việc khác | cái khác | cái trước | bài kia
        vụ kia | vụ khác | cái cũ | việc cũ | chuyện khác | một nửa rồi | một ít | chút ít | một vài | dăm | công đoạn
        cái thô | bản thô | phần mềm thử | chạy thử | thí điểm | bộ khung | bìa | các bước | các khâu | mới có
        bước đầu | mở đầu | khởi đầu | tạm | tạm thời | cái nháp | báo cáo tháng trước | kỳ trước | lần trước
        đợt trước | việc trước | mục | hạng mục | đợt đầu | phần một | phần nào | một bản | bản đầu | bản đầu tiên
        phiên bản | mẫu
    """,
    Part.PIECE: """
        vòng | số liệu | nội dung | câu | trang | đầu việc | phương án | ý tưởng | khảo sát | thu thập | thử nghiệm
        thiết kế | hợp đồng | đấu thầu | chọn thầu | dự toán | phụ lục | bảng biểu | biểu | cột | dòng | =tờ
        hướng dẫn | sơ đồ | đầu mục | đề mục | bài | khúc | chặng | mặt bằng | thủ tục | họp | cuộc họp | buổi | =đợt
        số lượng | =mức | bộ phận | tháng trước | quý trước | năm trước
    """,
    Part.CONSULT: """
        xin ý kiến | lấy ý kiến | góp ý | xin góp ý | cho ý kiến | tham gia ý kiến | thẩm định | phê duyệt | duyệt
        xem xét | tham mưu | đề nghị phối hợp | đề nghị cung cấp | đề nghị cho | đôn đốc | nhắc | hỏi | xin chủ trương
        xin hướng dẫn | trao đổi | hội ý | khảo sát | =mời | giấy mời | lấy số liệu | cung cấp | xin phép | xin
        thẩm tra | rà soát lại | đề nghị | liên hệ | bàn | gọi điện | nhờ | review | xin chữ ký | lấy chữ ký
        yêu cầu hỗ trợ | yêu cầu cung cấp | yêu cầu phối hợp | yêu cầu báo cáo | yêu cầu gửi | đề nghị hỗ trợ
        yêu cầu bổ sung | yêu cầu giải trình | yêu cầu cấp
    """,
    Part.ACTIVITY: """
        họp | ăn | đọc | xem | đi | nghe | về | uống | ngủ | nghỉ | =tắm | nói chuyện | học | tiếp khách | giao ban
        ăn cơm | ăn trưa | ăn sáng | chạy | gọi | tiếp | chơi | đón con | nhậu | cà phê | =dự | dự họp | đi họp
        đi công tác | công tác | khám | lái xe | nghỉ trưa | hội nghị | chào cờ | =thi | trực | đón | đưa | tiếp dân
        xem tài liệu | nghe máy | họp hành | =chợ | dọn | tập | đám cưới | =cưới | =giỗ | sinh nhật | liên hoan
        bóng đá | đá bóng | trà | phim | mua | bay | xuống xe | nấu | ốm | họp giao ban | tiếp đoàn | đi thực tế
        hội thảo | bầu cử | =mổ | tiêm | dự giờ | khai mạc | bế mạc | lễ | tết | thi đấu | than | chửi | nhắn | hát
        tranh luận
    """,
    Part.STEP: """
        tiếp thu chỉnh sửa | tiếp thu giải trình | soạn | soạn thảo | viết | dự thảo | lên khung | in | photo | copy
        đánh máy | chỉnh sửa | sửa | rà | scan | đóng dấu | phác thảo | rà soát | khảo sát | thu thập
        tổng hợp số liệu | kiểm tra | đối chiếu | thẩm tra | lấy ý kiến | xin ý kiến | chỉnh | chỉnh lý | tính
        phân công | giao | chia việc | lên kế hoạch | chuẩn bị | tìm hiểu | nghiên cứu | đọc tài liệu | tổng hợp
        đo đạc | phân tích | hoàn thiện | biên tập | thiết kế | lấy số liệu | gom | code | duyệt | đấu thầu | chọn
        ký hợp đồng | trình | trình ký | ký | giải trình | làm việc với | trao đổi | lập danh sách | lập kế hoạch
        lập dự toán | lên danh sách | làm rõ | tính toán | bổ sung | check | thẩm định | đánh giá | phân loại | =dán
        đóng quyển | căn chỉnh | format | sắp xếp | trả lời | góp ý | xây dựng dự thảo | liên hệ
    """,
    Part.DELEGATED: """
        đôn đốc | đã đôn đốc | nhắc chuyên viên | phân công | giao cho | giao việc cho | giao chuyên viên | cử
        chỉ đạo | giao nhiệm vụ cho | chuyển cho | bàn giao cho | đã giao | giao bạn | giao em | giao đồng chí
        giao anh | giao chị | nhờ | phân cho | đẩy cho | quán triệt | triển khai đến | nhắc anh em
    """,
    Part.RECEIVED: """
        note | đã note | nhận | nhận được | đã nhận | đã nhận được | tiếp nhận | =nắm | nắm được | nắm rõ | biết
        hiểu | xem | đọc | đọc được | ghi nhận | lưu ý | nghe | thấy | đã thấy | đã xem | đã đọc | đã rõ | đã biết
        đã hiểu | thông | nắm thông tin | quán triệt | tiếp thu | nắm bắt | noted | roger | copy that | got it
        received | understood | đã tiếp nhận | đã nắm | đã ghi nhận | nhớ | nhận tin | nhận thông tin
    """,
    Part.COPY: """
        bản chính thức | bản giấy | bản cứng | bản chính | minh chứng | bản gốc | bản mềm | bản scan | bản ký | link
    """,
    Part.FOLLOW: """
        báo | thông báo | nhắn | gọi | alo | tính | lo | bảo | nói | call | nhắn tin | ib | inbox | trao đổi | gặp
        cho biết
    """,
    Part.OTHER: """
        bên | phía | tỉnh | bộ | huyện | xã | sở tài chính | sở nội vụ | sở tư pháp | sở kế hoạch | sở xây dựng | stc
        snv | bộ nội vụ | ủy ban | ubnd | ubnd tỉnh | bộ khcn | bộ khoa học và công nghệ | tỉnh ủy | thanh tra sở
        thanh tra | kiểm toán | công an | nhà thầu | đối tác | người ta | =họ | =nó | dân | các xã | các huyện
        các phòng | các đơn vị | chúng nó | mấy ông | ông ấy | bà ấy | anh ấy | chị ấy | bạn ấy | cô ấy | =ổng | =bả
        =ảnh | =chỉ | ông kia | con bé | văn phòng | văn phòng sở | vp sở | =sở | kế toán | văn thư | tư vấn
        đơn vị tư vấn | nhà mạng | trung tâm | chi cục | kho bạc | thuế | ngân hàng | người khác | đơn vị khác
        phòng khác | phòng bạn | phòng kia | phòng bên | cả làng | thiên hạ | hàng xóm | viettel | vnpt | fpt
        mobifone | vp | tài chính | nội vụ | tư pháp | công ty | trường | bệnh viện | phường | thành phố | trung ương
        chính phủ | hội đồng | các nơi | chúng | địa phương | các địa phương | cơ sở | cấp dưới | phòng ban khác
        các bên | hai bên | mấy phòng | nhiều phòng | người dân | sở y tế | sở giáo dục | sở công thương | sở lao động
        sở giao thông | sở nông nghiệp | sở thông tin | sở tài nguyên | sở văn hóa | sở khoa học | thanh tra tỉnh
        thường trực tỉnh ủy | ban tổ chức tỉnh ủy | văn phòng ubnd | bộ tài chính | bộ tư pháp | bộ y tế | bộ xây dựng
        sở ngoại vụ | chủ tịch | chuyên viên | cán bộ | nhân viên
    """,
    Part.ASK: """
        liệu có | đến bao giờ | tới bao giờ | kiểu gì | xin mẫu | xin file | xin văn bản | xin lại file | xin số
        cho xin mẫu | chưa rõ làm | cái gì | ngày nào | hôm nào | tháng nào | tuần nào | còn mấy ngày | còn bao nhiêu
        còn bao lâu | gì | nào | sao | đâu | mấy | bao nhiêu | khi nào | bao giờ | lúc nào | thế nào | như thế nào
        ra sao | hay | hay là | ai | à | hả | nhỉ | phải không | đúng không | được không | không vậy | chưa vậy
        vì sao | tại sao | làm sao | ở đâu | chỗ nào | mẫu nào | =hở | hử | =chăng | có phải | what | when | why | how
        who | where | có cần | có phải không | hay sao | hổng biết | có được | cho hỏi | cho em hỏi | xin hỏi
        hỏi chút | hỏi tí | cho tôi hỏi | cho chị hỏi | cho anh hỏi | em hỏi | là sao | ngày mấy | thứ mấy | mấy giờ
        tháng mấy | ngày bao nhiêu | bao lâu | không nhỉ | chưa nhỉ | không anh | việc gì đấy | việc gì thế
        việc gì vậy | là gì đấy | cái gì đấy | nhiệm vụ gì đấy | là gì thế | là việc nào | việc gì nhỉ | văn bản nào đấy
        cái nào đấy
    """,
    Part.PERSON: """
        em | anh | chị | cô | chú | bác | sếp | tôi | mình | tụi em | bọn em | chúng tôi | chúng em | bên em
        phòng em | phòng mình | phòng tôi | phòng | đơn vị | team | đồng chí | admin | ad | bot | mọi người | cả nhà
        thủ trưởng | lãnh đạo | bạn | bên mình | bên tôi | đơn vị mình | đơn vị em | phòng chúng tôi | phòng chúng em
        phòng bọn em | anh em | cháu | con | =tớ | tao | ông | bà | chúng ta | chúng mình | phòng chị | phòng anh
        bên chị | bên anh | đơn vị tôi | tổ em | tổ | ban em | bên phòng em | trung tâm em | chi cục em | văn phòng em
        bộ phận em | trung tâm mình | phòng tụi em | cơ quan | sếp ơi | anh chị | các anh | các chị | các bạn
        quý cơ quan | bên phòng | nhóm em | tui | nhà em | i | we | bro | boss | trung tâm tôi | chi cục tôi
        trung tâm chúng tôi | đơn vị chúng tôi
    """,
    Part.FILLER: """
        chính thức | vượt tiến độ | sớm hơn hạn | trước thời hạn | sớm hạn | khối lượng | khối lượng công việc | gì đó
        gì đấy | vượt kế hoạch | theo đúng tiến độ | theo tiến độ | theo kế hoạch | đúng kế hoạch | ủa | hết sạch
        lên | kèm | kèm theo | cụ thể | sản phẩm | sản phẩm là | trân trọng | trân trọng báo cáo | kính trình
        chi tiết | ạ | nhé | ơi | đấy | đó | này | nè | vậy | thế | mà | thôi | luôn | hết | cả | đi | dạ | vâng | ừ
        ok | thưa | kính | hen | haha | hihi | hehe | =cơ | kìa | á | =chứ | cũng | đều | được | toàn bộ | tất cả
        rất | lại | có | của | ở | trên | tại | vào | về | cho | từ | lúc | =hồi | đúng | đủ | xin | báo cáo
        kính báo cáo | xin báo cáo | kính báo | kết quả | như sau | đến nay | hiện nay | hiện tại | tính đến nay
        tới giờ | giờ | bây giờ | nay | yên tâm | nhe | nha | ha | hi | he | ui | a | cảm ơn | giúp | hộ | dùm | giùm
        với | và | các | những | theo | đúng hạn | trước hạn | đúng tiến độ | đúng thời hạn | trong hạn | kịp thời
        đúng quy định | theo quy định | theo yêu cầu | theo đúng | đầy đủ | chỉnh chu | hoàn toàn | trọn vẹn
        kính gửi | xin phép | all | my | sau khi | nhanh | đạt | đạt được | giúp em | giúp anh | giúp chị | giúp mình
        hộ em | hộ anh | hộ chị | sớm | ngon | ngon lành | đẹp | tốt | chuẩn | sạch | sạch sẽ | gọn | gọn gàng | phát
        một phát | nghe | nghen | cái | con | ý | thành công | tốt đẹp | trót lọt | êm | êm đẹp | cuối cùng | may quá
        đã | liền | ngay | bằng | qua | hôm | ngày | tự | do | =quý | =tháng | =năm | =tuần | đợt này | kỳ này
        hình thức | theo hình thức | mã | là | mới | đánh dấu cho | đánh dấu giúp | đánh dấu hộ | cập nhật giúp
        cập nhật cho | cập nhật hộ | kiểm tra giúp | xóa việc này | xóa việc này đi | gạch tên | gạch đi | bỏ việc này
        cho anh | cho chị | ghi nhận giúp | tick cho | tick giúp | tích giúp | tích cho | tắt nhắc | xóa giúp | bỏ nhắc
        nhỏ | lớn nhỏ | to nhỏ | kiểm tra lại xem | kiểm tra xem | check lại xem | kiểm tra lại đi | check lại đi
        xem lại đi | kiểm tra mail | check mail | kiểm tra hộp thư | kiểm tra lại giúp | check giúp | đính kèm
        file đính kèm | gửi kèm | ảnh đính kèm | xem file
    """,
    Part.MATTER: """
        nhiệm vụ số | việc số | mảng này | phần này | mảng việc này | lĩnh vực này | báo cáo | kế hoạch | đề án
        hồ sơ | văn bản | công văn | tờ trình | nhiệm vụ | việc | vụ | cái này | việc này | danh sách | quyết định
        dự án | kiến nghị | đơn thư | đơn | thông báo | quy chế | nội dung này | nhiệm vụ này | nhiệm vụ được giao
        việc được giao | công việc | phần việc này | task | file | bản đồ | hội nghị tổng kết | phần mềm | cổng
        website | hệ thống | chương trình | giấy phép | quy trình | báo cáo này | cái báo cáo | phiếu | bài báo cáo
        chỉ tiêu | đề tài | nghị quyết | chỉ thị | biên bản | mọi thứ | mọi việc | đầu bài | chuyện này | chuyện
        vụ này | cái đó | việc đó | cái đấy | việc ấy | nhiệm vụ trên | việc trên | nội dung trên | toàn bộ nội dung
        report | tất cả nội dung | mọi nội dung | các nội dung | yêu cầu | các nhiệm vụ | các việc | tất cả các việc
        dự thảo nghị quyết trình | danh mục
    """,
    Part.WORK: """
        thanh toán | quyết toán | nghiệm thu | tổ chức | tập huấn | kiểm kê | sửa chữa | lắp đặt | công khai | update
        giải ngân | làm | xử lý | giải quyết | thực hiện | triển khai | khắc phục | hoàn thiện và gửi | xử | tiến hành
        tham mưu | nộp | gửi | cập nhật | báo cáo | ban hành | phát hành | làm việc này | thi hành | tổ chức thực hiện
        triển khai thực hiện | xong | lo | phối hợp | kết thúc
    """,
    Part.WHOLE: """
        cả hai | cả ba | cả bốn | cả năm | toàn bộ | tất cả | hết | cả | đầy đủ | hoàn toàn | 100 | hết sạch | sạch
        hết cả | hết rồi
    """,
    Part.PLACE: """
        cổng thông tin | cổng thông tin điện tử | trang web | văn phòng ubnd tỉnh | sở nội vụ tỉnh | ubnd tỉnh | tỉnh
        bộ | văn phòng | văn phòng sở | lãnh đạo sở | =sở | vp | vp sở | qua email | email | qua trục
        trục liên thông | hệ thống | phần mềm | cổng | lên hệ thống | trên hệ thống | qua zalo | zalo | nhóm
        cấp trên | ban giám đốc | giám đốc | cơ quan | qua mail | bộ khoa học và công nghệ | bộ khcn | bộ nội vụ
        tỉnh ủy | ioffice | qlvb | quản lý văn bản | trang thông tin | drive | chính phủ | mail | lãnh đạo | sếp
        tổng hợp | sở tài chính | sở nội vụ | sở tư pháp | sở kế hoạch | sở xây dựng | sở y tế | sở giáo dục
        sở công thương | sở lao động | sở giao thông | sở nông nghiệp | sở thông tin | sở tài nguyên | sở văn hóa
        sở khoa học | thanh tra tỉnh | thường trực tỉnh ủy | ban tổ chức tỉnh ủy | văn phòng ubnd | bộ tài chính
        bộ tư pháp | bộ y tế | bộ xây dựng | sở ngoại vụ | stc | snv | cổng tỉnh | trang tin | qua trục liên thông
        trên trục liên thông | trục liên thông văn bản | qua hệ thống | qua phần mềm | qua vnptioffice
        qua đường công văn | qua bưu điện | website | công dân | người dân | đơn vị sử dụng | đơn vị thụ hưởng
        chủ đầu tư | kho lưu trữ | lưu trữ | trục | lên trục | trục văn bản | trục tỉnh
    """,
    Part.SAFE: """
        còn nhắc | cứ nhắc | sao còn nhắc | sao cứ nhắc | còn giục | còn hỏi | đừng giục | đừng giục nữa
        đừng hỏi nữa | khỏi giục | đừng nhắc mãi | không cần giục | đừng gọi nữa | đừng hỏi | không còn vướng gì
        không còn vướng | không vướng | không vướng gì | không có vướng mắc | không có vướng mắc gì | không sao
        không có gì | không vấn đề gì | không vấn đề | không còn vấn đề gì | không chậm | không muộn | không quá hạn
        không thiếu gì | không thiếu | không trễ | không còn gì | không còn tồn | không còn tồn đọng
        không có tồn đọng | không phát sinh | không có khó khăn | không gặp khó khăn | không lo | không còn việc gì
        không phải lo | khỏi lo | không cần nhắc nữa | không cần nhắc | khỏi nhắc | đừng nhắc nữa | đừng nhắc
        không nhắc nữa | không tồn | không sót | không có vấn đề gì | không còn khó khăn | chưa quá hạn | chưa muộn
        chưa trễ | không còn vướng mắc | đừng lo | không bỏ sót | không cần gia hạn | không xin gia hạn | khỏi gia hạn
        không cần lùi | không xin lùi | khỏi lùi | không phải gia hạn | không cần lùi hạn | không còn vướng mắc gì
        không có vướng | không khó khăn gì | không còn tồn tại | không còn hồ sơ tồn | không cần thêm thời gian
        không còn gì phải làm | không còn gì phải làm nữa | không phải làm gì nữa | không còn việc gì nữa
        không còn việc gì phải làm | hết việc | hết việc rồi | khỏi danh sách | không còn gì vướng | không phải nhắc nữa
        không cần hỏi nữa | không tồn đọng | không nợ | không phải hỏi nữa | chưa có gì vướng | chưa vướng
        chưa vướng gì | chưa gặp khó khăn | chưa có vướng mắc | chưa có vướng mắc gì | chưa có khó khăn
        chưa gặp khó khăn gì | chưa phát sinh | không bị vướng | không gặp vướng mắc | không gặp khó khăn gì
        chưa thấy vướng | không thấy vướng | chưa có vấn đề gì | chưa thấy khó khăn | không có gì khó khăn
        không có gì vướng | không có gì vướng mắc | vẫn nhắc | sao vẫn nhắc | sao bot vẫn nhắc | sao em vẫn nhắc
        mà vẫn nhắc | cứ nhắc mãi | sao bot còn nhắc | sao em còn nhắc | sao nhắc mãi | sao vẫn báo | sao vẫn hiện
        sao vẫn còn hiện | sao còn hiện | sao còn báo | vẫn hiện | sao cứ báo | còn réo | sao bot cứ nhắc
        sao em cứ nhắc | sao vẫn hỏi | sao còn treo
    """,
}
