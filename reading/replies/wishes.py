"""The words with which time is asked for, work refused, receipt given or just chatted; and the joints of sentences."""

from reading.replies.parts import Part

WISHES: dict[Part, str] = {
    Part.MOVE: """
        thêm chút thời gian | thêm ít thời gian | thêm một chút thời gian | xin thêm chút | xin phép chậm
        xin phép muộn | xin phép trễ | xin phép nộp chậm | xin phép lùi | kéo đến | kéo sang | kéo tới | kéo thêm
        thêm thời gian | xin thêm thời gian | cần thêm thời gian | cho thêm thời gian | cho em thêm thời gian
        xin thêm vài hôm | xin thêm ít hôm | lùi | lùi hạn | gia hạn | khất | hoãn | =dời | giãn | =nới | kéo dài
        dời hạn | dời lại | lùi lại | hoãn lại | giãn tiến độ | giãn thời hạn | thư thư | delay | extend | nới hạn
        nới thời hạn | kéo dài thời gian | kéo dài thời hạn | điều chỉnh thời hạn | điều chỉnh hạn | chuyển hạn
        đổi hạn | thay đổi thời hạn | điều chỉnh thời gian | nộp muộn | nộp chậm | nộp trễ | gửi muộn | gửi chậm
        gửi trễ | điều chỉnh tiến độ | lùi tiến độ | lùi thời hạn | lùi thời gian | dời sang | lùi sang | xin trễ
        xin chậm | xin muộn | lùi ngày | dời ngày | thư cho | xin nợ | khất nợ | đẩy hạn | báo cáo muộn | báo cáo chậm
        giãn ra | giãn hạn | nới ra | nới thêm | postpone | cho muộn | cho chậm | cho trễ | xin lùi | trễ hạn
        chậm hạn | cho nợ | lùi đến | lùi tới | gia hạn thêm | xin gia hạn | extension | xin hoãn | xin khất | xin dời
        cho lùi | cho hoãn | cho khất | lùi thêm | hoãn đến | hoãn tới | dời đến | dời tới | giãn đến | nới đến
        gửi chậm lại | lùi deadline | dời deadline | đổi deadline | lùi lịch | dời lịch | cho em nợ | cho em khất
        cho em lùi | hoàn lại sau | đề xuất thời hạn mới | xin thời hạn mới | xin hạn mới | đề nghị thời hạn mới
        thời hạn mới | đề xuất hạn mới | xin thêm ngày | cho thêm ngày
    """,
    Part.SLOW: "trễ | chậm | muộn | =nợ | chậm lại | muộn hơn | chậm hơn | trễ hơn",
    Part.MORE_TIME: """
        cho phép | cho phép em | xin cho phép | cho phép phòng em | xin phép | thêm | xin thêm | cho thêm
        cho em thêm | thêm thời gian | xin thêm thời gian | cho xin thêm | cho em xin thêm | xin | cho xin
        cho em xin | cần thêm | cần thêm thời gian | thêm cho em | cho phòng thêm | cho phòng em thêm | cho tôi thêm
        cho chị thêm | cho anh thêm | cho đơn vị thêm | xin cho thêm | cho em
    """,
    Part.LET: """
        để | để đến | để tới | để sang | cho em đến | cho đến | cho tới | cho em tới | xin đến | xin tới
        cho em xin đến | cho phòng đến | cho phòng em đến | đề xuất | đề nghị | đề xuất đến | xin hẹn | hẹn lại
        cho chị đến | cho anh đến | cho tôi đến | cho hẹn | thành | cho mình đến | cho chị tới | cho anh tới
        cho tôi tới | cho mình tới | cho phòng tới | xin sang | cho sang | qua | sang | đổi sang | đổi thành
        chuyển qua | chuyển sang | cho em sang | cho em hẹn | cho em để | cho phòng em tới | xin phép đến
        cho em đến hết | cho đến hết | xin đến hết | kiến nghị | cho bọn em đến | cho tụi em đến | cho chúng tôi đến
        cho chị | cho anh | cho tôi | cho mình | cho phòng | cho phòng em | cho bọn em | cho tụi em | cho chúng tôi
        cho bên em | đề nghị cho | đề nghị cho phép | đề nghị cho đến | đề nghị cho phòng | đề nghị cho tới
        xin cho đến | xin cho tới | xin phép cho | kính đề nghị cho
    """,
    Part.PLEA: """
        thông cảm | châm chước | linh động | linh hoạt | du di | tạo điều kiện | chiếu cố | xin thông cảm
        mong thông cảm | mong được thông cảm | mong anh thông cảm | mong chị thông cảm | thông cảm giúp
    """,
    Part.LIMIT: """
        hạn | thời hạn | hạn mới | deadline | hạn chót | thời gian hoàn thành | thời gian nộp | thời hạn hoàn thành
    """,
    Part.TOO_TIGHT: """
        không khả thi | không kịp | chưa kịp | gấp quá | sát quá | hạn gấp | quá gấp | làm không kịp | kịp sao được
        sao kịp | cập rập | gấp gáp | không đủ thời gian | ít thời gian | chắc trễ | không xong kịp | khó kịp
        khó khả thi | chưa khả thi
    """,
    Part.OBSTACLE: """
        phản đối | phản ứng | cản trở | chống đối | không hợp tác | đi tập huấn | đi họp hết | đi vắng hết
        đi công tác hết | đi học | nhân sự mỏng | mỏng người | ít người | dân không | bị vướng mắc | hết mực
        kinh phí chưa có | chưa có tiền | tiền đâu | bị khóa | bị chặn | bị đứt | bị mất | bị cắt | bị đình chỉ
        nghỉ hết | nghỉ phép | không liên hệ được | không liên lạc được | không gặp được | chưa liên hệ được
        chưa xin được | trục trặc | hướng dẫn chưa rõ | quy định chưa rõ | văn bản chưa rõ | chưa ai | không ai
        chẳng ai | đang bí | bí quá | do mưa | vì mưa | hệ thống lỗi | phần mềm lỗi | lỗi hệ thống | bị lỗi | sập mạng
        sập hệ thống | mạng sập | hệ thống sập | bị sập | bận đoàn | bận họp | bận kiểm tra | bận quá | đang bận
        kẹt kiểm tra | kẹt họp | kẹt đoàn | đang kẹt | bị hỏng | máy hỏng | mưa lũ | khó làm | vướng | vướng mắc
        khó khăn | trở ngại | thiếu | thiếu kinh phí | thiếu người | =khó | khó lắm | khó quá | bị treo | treo | =lỗi
        =hỏng | =sập | mất điện | mất mạng | =kẹt | =bận | ốm | =bão | =lũ | bão lũ | chống lụt | =lụt | =dịch
        quá tải | hết vốn | hết tiền | hết kinh phí | tắc | bất cập | chồng chéo | không đủ | không có người
        không có kinh phí | chưa có kinh phí | không có tiền | nghẽn | chậm trả lời | chậm phản hồi | chưa trả lời
        chưa phản hồi | không phản hồi | không trả lời | chưa thấy trả lời | chưa thấy phản hồi | chưa đồng ý
        không đồng ý | chưa duyệt | chưa được duyệt | chưa phê duyệt | chưa cấp | chưa được cấp | chưa bố trí
        chưa được bố trí | chưa có hướng dẫn | chưa có mặt bằng | chưa có số liệu | không phối hợp | chưa phối hợp
        tai nạn | nghỉ ốm | nghỉ thai sản | đi viện | nằm viện | phong tỏa | bế tắc | không vào được
        không truy cập được | không đăng nhập được | không mở được | sự cố | mưa bão | ngập | sạt lở | đứt cáp
        nhà thầu bỏ | khiếu nại | kiện | tranh chấp | chưa thống nhất | không thống nhất | khan | thiếu hụt
        không nhận được | chưa cung cấp | không cung cấp | không cấp | chưa cho ý kiến | bị ốm | đi vắng | đi công tác
        lỗi mạng | chưa chốt | chưa có ý kiến | chưa có văn bản | chưa có chủ trương | chưa ban hành hướng dẫn
        bị kẹt | bị vướng | gặp khó | gặp khó khăn | khó khăn quá | chưa có nguồn | không bố trí được | dừng mạng
        bảo trì | virus | hacker | chưa có cơ sở | chưa đủ cơ sở | chưa đủ | chậm cấp | thiếu nhân lực | thiếu nhân sự
        thiếu cán bộ | quá nhiều việc | ngập đầu | không xuể | làm không xuể | obstacle | bug | issue | problem
        chưa có quy định | chưa hướng dẫn | phức tạp | nan giải | chịu | bó tay | đình trệ | ách tắc | vượt thẩm quyền
        ngoài khả năng | thời tiết xấu | mưa dầm | mưa suốt | mưa kéo dài | nắng nóng kéo dài | không thi công được
        chưa thi công được | không triển khai nổi | bão về | tạm dừng | phải dừng | tắc nghẽn
    """,
    Part.BLOCKED: """
        =dừng | tạm dừng | phải dừng | ngừng | tắc | không làm được | không làm tiếp được | không triển khai được
        chưa triển khai được | chưa làm được | không thể làm | không thể triển khai | chưa thể triển khai
        không thực hiện được | chưa thực hiện được | bế tắc | không thể thực hiện | chưa thể thực hiện | chưa thể làm
        không thể hoàn thành | không tiếp tục được | đành dừng | dậm chân | giậm chân | đóng băng | ngưng | tạm ngưng
        blocked | bị chặn | không giải quyết được | chưa giải quyết được | không xử lý được | chưa xử lý được
        không nộp được | không gửi được | không xong được | chưa thể xử lý | không thể xử lý | không làm nổi
        chưa thể hoàn thành | stuck | không hoàn thành được | chưa hoàn thành được | không thể tiếp tục
        chưa tiếp tục được | không thể nộp
    """,
    Part.DECLINE: """
        không quản lý | không phải lĩnh vực | không phải mảng | không phải phạm vi | không có nhiệm vụ này
        không có việc này | không được giao việc này | không phải trách nhiệm | không phải nhiệm vụ | chẳng phải việc
        không phải phần việc | nghỉ việc rồi | đã nghỉ việc | không còn là trưởng phòng | ngoài phạm vi
        không được phân công | không nằm trong chức năng | không đúng phần | không làm việc này | không làm mảng
        không làm việc đó | không phải anh | không phải chị | không phải đơn vị | chuyển công tác | đã nghỉ hưu
        không phải chủ trì | không phải việc của | không thuộc | không thuộc thẩm quyền | không thuộc trách nhiệm
        nhầm phòng | nhầm đơn vị | nhầm người | giao sai | giao nhầm | giao nhầm phòng | giao sai đơn vị
        giao sai phòng | trả lại nhiệm vụ | xin trả lại | trả lại việc | từ chối | không nhận việc | xin không nhận
        không liên quan | không phụ trách | không phải nhiệm vụ của | không phải trách nhiệm của | sai địa chỉ
        nhắc nhầm | gửi nhầm | gửi nhầm phòng | nhắn nhầm | không phải phòng | không phải phòng em | không phải phần
        không phải của | không phải chức năng | đá nhầm | gán nhầm | không đúng chức năng | không đúng thẩm quyền
        ngoài thẩm quyền | ngoài chức năng | không đúng đơn vị | sai đơn vị | sai phòng | nhầm chỗ
        không phải trưởng phòng | không phải tôi | không phải em | không phải mình | không thuộc chức năng
        không thuộc phạm vi | không còn phụ trách | không phải việc phòng | phòng em không nhận | xin từ chối
        không dính | nhầm rồi | nhầm địa chỉ | wrong | hỏi nhầm | giao lộn | lộn phòng | nhầm số rồi | không được giao
        không chủ trì | không có chức năng | gắn nhầm | phân công nhầm | tag nhầm | chuyển nhầm | không đảm nhận
        không làm ở | không còn làm | đã chuyển công tác | nghỉ hưu rồi | lộn rồi | lộn người | đâu phải việc của
        có phải việc của | không phải việc | chẳng phải việc của | đâu thuộc | không đúng phòng | nhầm sang
        xin chuyển lại | không phải là việc của | không phải thẩm quyền | không phải là nhiệm vụ của | không phải bên
        không phải chỗ | sai người | không nhận nhiệm vụ | không nhận | hết làm | hết phụ trách | thôi phụ trách
        thôi làm | không làm trưởng phòng | về hưu rồi | đã về hưu | chuyển công tác rồi | chuyển đơn vị rồi
        chuyển ngành rồi | chuyển sang đơn vị khác | chuyển sang phòng khác | đã chuyển đơn vị | không còn là
        không còn ở | không làm mảng này | không giao cho phòng | không giao phòng | không phải đầu mối
        không là đầu mối | không phải người phụ trách | không phải đơn vị chủ trì | không phải phòng chủ trì
        không phải cơ quan chủ trì | không phải người làm | không phải người theo dõi | không theo dõi mảng
        không theo dõi việc
    """,
    Part.OWNER: """
        việc của | nhiệm vụ của | thuộc | của bên | của phòng | trách nhiệm của | thẩm quyền của | phụ trách
        thuộc thẩm quyền | thuộc trách nhiệm | thuộc chức năng | chức năng của | do phòng | do bên | phần việc của
        lĩnh vực của | là của | chủ trì | thuộc phạm vi | nhiệm vụ bên | việc bên
    """,
    Part.TO_PASS_ON: """
        phải hỏi | nên hỏi | đi mà hỏi | đề nghị chuyển | chuyển | chuyển cho | chuyển sang | giao lại | chuyển lại
        chuyển giúp | chuyển giao | nhờ chuyển | hỏi bên | liên hệ bên | sang bên | đề nghị giao | giao cho phòng
        hỏi phòng | liên hệ phòng | hỏi anh | gọi anh | chuyển bên | chuyển phòng | chuyển qua | xin chuyển
        em hỏi phòng | em hỏi bên | em gọi bên | em liên hệ bên | em liên hệ phòng
        em gửi bên | em chuyển bên | em chuyển phòng | em nhắc bên | em nhắc phòng
    """,
    Part.ACK: """
        tốt | tốt lắm | ok | vâng | dạ | rõ | đã rõ | ừ | cảm ơn | tiếp thu | ghi nhận | biết rồi | nghe rõ | roger
        tuân lệnh | nhất trí | đồng ý | nhận lệnh | yes | yes sir | noted | đã nhận | nhận rồi | hiểu rồi | để em xem
        để em kiểm tra | để mình xem | cám ơn | vâng ạ | được | yep | sure | duyệt | em sẽ xem | rõ rồi | rồi rồi
        oki | nghe | chuẩn | xin tiếp thu | tuân thủ | chấp hành | nhận nhiệm vụ | copy | đúng rồi | được rồi
        ghi nhớ | để tôi xem | để em hỏi lại | để em check | đã hiểu | rõ ràng | sẵn sàng | bảo đảm | tks | nhận việc
        nhớ rồi | thôi được | cũng được | xin nhận | yeah | okay | ô kê | đã tiếp nhận | tiếp nhận | em xin nhận | okk
        nghiêm túc tiếp thu | xin ghi nhận | =vầng | dạ vâng | cảm ơn em nhắc | cảm ơn em đã nhắc | cảm ơn anh đã nhắc
        cảm ơn chị đã nhắc | cảm ơn đã nhắc | cảm ơn bot nhắc | cảm ơn bot đã nhắc | cảm ơn anh nhắc | cảm ơn chị nhắc
        cảm ơn vì đã nhắc | cảm ơn nhắc | cảm ơn em nhắc nhở | cảm ơn đã nhắc nhở
    """,
    Part.INTEND: """
        sẽ phân công | sẽ giao | để anh nhắc | để em nhắc | để tôi nhắc | để chị nhắc | để anh bảo | để chị bảo
        để anh giao | để tôi giao | để em làm | để anh làm | để anh chỉ đạo | để tôi chỉ đạo | để em xử lý | để em báo
        để em hỏi | để chị chỉ đạo | để tôi làm | để mình làm | sẽ triển khai | sẽ thực hiện | sẽ làm | làm ngay
        làm ngay đây | sẽ báo cáo | sẽ xem | sẽ cố gắng | sẽ kiểm tra | sẽ nghiên cứu | để mai tính | triển khai ngay
        thực hiện ngay | sẽ chỉ đạo | sẽ lưu ý | sẽ cập nhật | sẽ phối hợp | tính sau | để tính | làm liền
        xử lý ngay | sẽ xử lý | sẽ rà soát | sẽ rà | sẽ nhắc | sẽ đôn đốc | triển khai liền | sẽ tổ chức | sẽ tham mưu
        sẽ kiểm tra lại | sẽ giải quyết | tính tiếp | xin thực hiện | nghiêm túc thực hiện | xin nghiêm túc thực hiện
        thực hiện nghiêm túc | thực hiện nghiêm | xin chấp hành | xin triển khai | sẽ nghiêm túc | sẽ chấp hành
        triển khai theo chỉ đạo | thực hiện theo chỉ đạo | sẽ tổ chức thực hiện | sẽ sắp xếp | sẽ bố trí | sẽ theo dõi
        sẽ lo | sẽ nộp đúng hạn | sẽ gửi đúng hạn | sẽ báo cáo đúng hạn | sẽ trình đúng hạn
    """,
    Part.SMALL: """
        hay đấy | hay quá | hay thế | hay ghê | hay nhỉ | hay đó | thôi xong | thôi xong rồi | xong đời | xong phim
        xong con | xong đời rồi | toang | toang rồi | vui tính | vui quá | trời mưa | kkk | kk | kaka | mưa quá
        buồn ghê | nhắc hoài | ơ kìa | chào | hello | hi | xin chào | bot | giỏi | ghê | nóng | lạnh | mưa to | vui
        haha | hihi | hehe | hô hô | cà phê | ăn cơm | ăn trưa | chúc | chúc mừng | ngủ ngon | cuối tuần vui vẻ
        thông minh | tuyệt | tuyệt vời | đẹp | trà đá | mệt | mệt quá | buồn ngủ | alo | test | bye | tạm biệt
        good morning | buổi sáng | ngày mới | thứ sáu vui vẻ | trời | thời tiết | lương | bóng đá | đá bóng
        sinh nhật | ghét | yêu | dễ thương | nhiều chuyện | lắm lời | phiền | nhắc suốt | nhắc mãi | nhắc lắm
        máy móc | ngầu | pro | =xịn | hâm | dở hơi | hài | buồn cười | quê | cười | lol | nhậu | đi nhậu | karaoke
        người hay máy | robot | người thật | tên gì | mấy tuổi | người yêu | cơm chưa | ăn gì | uống gì
        đi chơi | du lịch | hôm nay đẹp | khỏe không | có khỏe | ai dạy | ai tạo ra | xổ số | đề về
        nhắc gì sớm | nhắc gì mà | nhắc sớm | nhắc dai | nhắc khiếp | nhắc kinh | nhắc nhiều | ăn sáng | ăn tối
        như đòi nợ | đòi nợ | đòi nợ thuê | sốt ruột | ngán
    """,
    Part.BECAUSE: """
        vì | do | bởi | bởi vì | tại | tại vì | do vì | lý do | lý do là | vì lý do | với lý do | nguyên nhân
        nguyên nhân là | because | lí do
    """,
    Part.SO: "nên | cho nên | vì vậy | do đó | do vậy | thành ra | vì thế | thế nên | bởi vậy | vậy nên | =so",
    Part.BUT: """
        nhưng | nhưng mà | tuy nhiên | song | có điều | tuy | mặc dù | =dù | but | however | mỗi tội | chỉ có điều
        =chứ | thế nhưng
    """,
    Part.AND: "và | rồi | với | đồng thời | and",
    Part.WHETHER: """
        được không | được chứ | được chăng | được hông | có được không | nhé | nha | ok không | được k | không
        ổn không | giúp em | giúp | kịp không
    """,
}
