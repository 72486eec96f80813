// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/containers/packed.hpp"

#include "corpus/containers/headers.hpp"
#include "corpus/containers/member_kinds.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <cstring>
#include <exception>
#include <memory>
#include <new>
#include <utility>

namespace onrecord::corpus::containers {
namespace {

constexpr std::size_t tar_mark = 257;
constexpr std::uint64_t piece_bytes = 256U << 10U;

struct Closer {
    void operator()(archive* reader) const { archive_read_free(reader); }
};

/// libarchive asks for its input by a function of C, through which nothing may be thrown: a Failure
/// waits here until libarchive has returned.
class Input {
public:
    explicit Input(files::LineReader& capture) : capture_{&capture} {}

    la_ssize_t next(const void** into) noexcept {
        try {
            piece_ = capture_->take(piece_bytes);
        } catch (...) {
            failure_ = std::current_exception();
            return -1;
        }
        *into = piece_.data();
        return static_cast<la_ssize_t>(piece_.size());
    }

    void rethrow() const {
        if (failure_) std::rethrow_exception(failure_);
    }

private:
    files::LineReader* capture_;
    std::string piece_;
    std::exception_ptr failure_;
};

class PackedReading {
public:
    PackedReading(files::LineReader& capture, formats::Intake& intake, const RecordSink& sink)
        : input_{capture},
          budget_{&capture.budget()},
          intake_{&intake},
          sink_{&sink},
          reader_{archive_read_new()} {
        if (!reader_) throw std::bad_alloc{};
        archive_read_support_filter_xz(reader_.get());
        archive_read_support_filter_bzip2(reader_.get());
        archive_read_support_format_zip_streamable(reader_.get());
        archive_read_support_format_tar(reader_.get());
        archive_read_support_format_raw(reader_.get());
    }

    void read() {
        const auto give = [](archive*, void* input, const void** into) {
            return static_cast<Input*>(input)->next(into);
        };
        if (archive_read_open(reader_.get(), &input_, nullptr, give, nullptr) != ARCHIVE_OK) {
            return tell_damage();
        }
        archive_entry* entry = nullptr;
        for (std::uint64_t members = 0; members < most_members; ++members) {
            const int status = archive_read_next_header(reader_.get(), &entry);
            input_.rethrow();
            if (!is_within_budget(0) || status == ARCHIVE_EOF) return;
            if (status != ARCHIVE_OK && status != ARCHIVE_WARN) return tell_damage();
            hand_on(entry);
            if (is_broken_) return;
        }
        intake_->reject("The file has more than " + std::to_string(most_members) +
                            " members; the rest was not looked at.",
                        {});
    }

private:
    void hand_on(archive_entry* entry) {
        if (archive_entry_filetype(entry) == AE_IFDIR) return;
        const char* const name = archive_entry_pathname_utf8(entry);
        Record record;
        record.name = name == nullptr ? "" : name;
        const bool is_alone = archive_format(reader_.get()) == ARCHIVE_FORMAT_RAW;
        if (is_alone) record.name.clear();
        record.media_type = is_alone ? std::string{any_kind} : kind_of_member(record.name);
        if (archive_entry_is_encrypted(entry) > 0) {
            return intake_->reject(
                "'" + record.name + "' is encrypted. Unpack it and import what comes out.", {});
        }
        if (archive_entry_mtime_is_set(entry) != 0) {
            record.seen = schema::Instant{archive_entry_mtime(entry) * std::int64_t{1000}};
            record.seen_basis = SeenBasis::FileTime;
        }
        record.pieces = [this] { return next_piece(); };
        record.budget = budget_;
        (*sink_)(std::move(record));
    }

    std::string_view next_piece() {
        const void* bytes = nullptr;
        std::size_t size = 0;
        la_int64_t offset = 0;
        // A block of nothing is not the end.
        do {
            const int status = archive_read_data_block(reader_.get(), &bytes, &size, &offset);
            input_.rethrow();
            if (status == ARCHIVE_EOF) return {};
            if (status != ARCHIVE_OK && status != ARCHIVE_WARN) {
                tell_damage();
                return {};
            }
        } while (size == 0);
        if (!is_within_budget(size)) return {};
        return {static_cast<const char*>(bytes), size};
    }

    /// Counts `member_bytes`; of a packed tar all that was unpacked, passed over or not.
    bool is_within_budget(std::size_t member_bytes) {
        if (archive_filter_count(reader_.get()) > 1) {
            const la_int64_t unpacked = archive_filter_bytes(reader_.get(), 0);
            budget_->given += static_cast<std::uint64_t>(unpacked - unpacked_);
            unpacked_ = unpacked;
        } else {
            budget_->given += member_bytes;
        }
        if (!budget_->is_spent()) return true;
        if (!std::exchange(is_broken_, true)) {
            intake_->reject(files::UnpackBudget::describe(), {});
        }
        return false;
    }

    void tell_damage() {
        if (std::exchange(is_broken_, true)) return;
        const char* const reason = archive_error_string(reader_.get());
        intake_->reject("The packed file is damaged, cut off or of a kind that is not read (" +
                            std::string{reason == nullptr ? "no reason is known" : reason} +
                            "); what stands before was read. Unpack it and import what comes out.",
                        {});
    }

    Input input_;
    files::UnpackBudget* budget_;
    formats::Intake* intake_;
    const RecordSink* sink_;
    std::unique_ptr<archive, Closer> reader_;
    la_int64_t unpacked_ = 0;
    bool is_broken_ = false;
};

}  // namespace

bool is_zip(std::string_view head) { return head.starts_with("PK\x03\x04"); }

bool is_tar(std::string_view head) {
    return head.size() > tar_mark && head.substr(tar_mark).starts_with("ustar");
}

bool is_xz(std::string_view head) { return head.starts_with("\xFD\x37zXZ"); }

bool is_bzip2(std::string_view head) {
    return head.size() > 3 && head.starts_with("BZh") && head[3] >= '1' && head[3] <= '9';
}

void read_packed(files::LineReader& capture, formats::Intake& intake, const RecordSink& sink) {
    PackedReading{capture, intake, sink}.read();
}

}  // namespace onrecord::corpus::containers
