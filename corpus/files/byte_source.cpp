// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/files/byte_source.hpp"

#include "schema/failure.hpp"
#include "schema/file_descriptor.hpp"
#include "schema/sha256.hpp"

#include <zstd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <string_view>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>
#include <zlib.h>

namespace onrecord::corpus::files {
namespace {

constexpr std::size_t raw_buffer_bytes = 256U << 10U;
constexpr std::string_view gzip_magic{"\x1f\x8b", 2};
constexpr std::string_view zstd_magic{"\x28\xb5\x2f\xfd", 4};

[[noreturn]] void cannot_read(const std::filesystem::path& file, int error) {
    throw schema::Failure{schema::ExitStatus::NoInput,
                          "Cannot read '" + file.string() +
                              "': " + std::generic_category().message(error) +
                              ". Name a file that exists and that you may read."};
}

[[noreturn]] void no_file(const std::filesystem::path& file) {
    throw schema::Failure{schema::ExitStatus::NoInput,
                          "'" + file.string() +
                              "' is no file but a folder, a pipe, a device or a socket. Save what "
                              "it gives to a file, and name that."};
}

/// The file's own bytes, digested as they pass.
class RawFile {
public:
    explicit RawFile(std::filesystem::path file)
        : file_{std::move(file)},
          // Not waiting: opening a pipe that nobody writes to would never return.
          descriptor_{::open(file_.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)} {
        if (!descriptor_.is_open()) cannot_read(file_, errno);
        struct stat status {};
        const bool is_file = ::fstat(descriptor_.number(), &status) == 0 && S_ISREG(status.st_mode);
        if (!is_file) no_file(file_);
        // A file that grows while it is read is read as long as it was.
        bytes_left_ = static_cast<std::uint64_t>(status.st_size);
        buffer_.resize(raw_buffer_bytes);
    }
    explicit RawFile(std::string_view memory) : memory_{memory} {}
    explicit RawFile(Pieces pieces) : pieces_{std::move(pieces)} {}
    ~RawFile() = default;
    RawFile(const RawFile&) = delete;
    RawFile& operator=(const RawFile&) = delete;
    RawFile(RawFile&&) = delete;
    RawFile& operator=(RawFile&&) = delete;

    /// What is read and not yet taken; empty only at the end of the file.
    std::string_view peek() {
        if (left_.empty()) fill();
        return left_;
    }
    void take(std::size_t bytes) { left_.remove_prefix(bytes); }
    std::uint64_t bytes_read() const { return bytes_read_; }
    std::string finish() {
        while (!peek().empty()) {
            take(left_.size());
        }
        if (digest_hex_.empty()) digest_hex_ = digest_.finish();
        return digest_hex_;
    }

private:
    void fill() {
        if (pieces_) {
            left_ = pieces_();
            if (left_.empty()) pieces_ = nullptr;
            bytes_read_ += left_.size();
            return;
        }
        if (!descriptor_.is_open()) {
            left_ = memory_.substr(0, raw_buffer_bytes);
            memory_.remove_prefix(left_.size());
            bytes_read_ += left_.size();
            return;
        }
        for (;;) {
            const std::size_t wanted = std::min<std::uint64_t>(buffer_.size(), bytes_left_);
            const ssize_t got = ::read(descriptor_.number(), buffer_.data(), wanted);
            if (got < 0 && errno == EINTR) continue;
            if (got < 0) cannot_read(file_, errno);
            left_ = {buffer_.data(), static_cast<std::size_t>(got)};
            digest_.add(left_);
            bytes_read_ += left_.size();
            bytes_left_ -= left_.size();
            return;
        }
    }

    std::filesystem::path file_;
    schema::FileDescriptor descriptor_;
    std::string_view memory_;
    Pieces pieces_;
    std::string buffer_;
    std::string_view left_;
    schema::Sha256 digest_;
    std::string digest_hex_;
    std::uint64_t bytes_read_ = 0;
    std::uint64_t bytes_left_ = 0;
};

/// One step of an unpacker: what it took, what it gave, and whether a member or frame has ended.
struct Step {
    std::size_t taken = 0;
    std::size_t given = 0;
    bool is_member_end = false;
    bool is_damaged = false;
};

class Gunzip {
public:
    Gunzip() {
        constexpr int gzip_only = 16 + MAX_WBITS;
        if (inflateInit2(&stream_, gzip_only) != Z_OK) throw std::bad_alloc{};
    }
    ~Gunzip() { inflateEnd(&stream_); }
    Gunzip(const Gunzip&) = delete;
    Gunzip& operator=(const Gunzip&) = delete;
    Gunzip(Gunzip&&) = delete;
    Gunzip& operator=(Gunzip&&) = delete;

    Step step(std::string_view in, char* out, std::size_t size) {
        std::copy_n(in.data(), in.size(), in_.data());
        stream_.next_in = in_.data();
        stream_.avail_in = static_cast<uInt>(in.size());
        stream_.next_out = reinterpret_cast<Bytef*>(out);
        stream_.avail_out = static_cast<uInt>(std::min<std::size_t>(size, raw_buffer_bytes));
        const uInt room = stream_.avail_out;
        const int status = inflate(&stream_, Z_NO_FLUSH);
        const Step done{in.size() - stream_.avail_in,
                        room - stream_.avail_out,
                        status == Z_STREAM_END,
                        status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR};
        if (done.is_member_end) inflateReset(&stream_);
        return done;
    }

private:
    z_stream stream_{};
    // zlib wants its input writable.
    std::array<Bytef, raw_buffer_bytes> in_{};
};

class Unzstd {
public:
    Unzstd() : stream_{ZSTD_createDCtx()} {
        if (stream_ == nullptr) throw std::bad_alloc{};
        // 128 MiB: what `zstd --long` writes; a larger window is an attack or a rarity.
        constexpr int window_log = 27;
        ZSTD_DCtx_setParameter(stream_, ZSTD_d_windowLogMax, window_log);
    }
    ~Unzstd() { ZSTD_freeDCtx(stream_); }
    Unzstd(const Unzstd&) = delete;
    Unzstd& operator=(const Unzstd&) = delete;
    Unzstd(Unzstd&&) = delete;
    Unzstd& operator=(Unzstd&&) = delete;

    Step step(std::string_view in, char* out, std::size_t size) {
        ZSTD_inBuffer from{in.data(), in.size(), 0};
        ZSTD_outBuffer to{out, size, 0};
        const std::size_t status = ZSTD_decompressStream(stream_, &to, &from);
        return {from.pos, to.pos, status == 0, ZSTD_isError(status) != 0};
    }

private:
    ZSTD_DCtx* stream_;
};

}  // namespace

struct ByteSource::State {
    template <class Bytes>
    explicit State(Bytes bytes) : raw{std::move(bytes)} {
        const std::string_view head = raw.peek();
        if (head.starts_with(gzip_magic)) gunzip = std::make_unique<Gunzip>();
        if (head.starts_with(zstd_magic)) unzstd = std::make_unique<Unzstd>();
    }

    std::size_t read_plain(char* buffer, std::size_t size) {
        const std::string_view at_hand = raw.peek().substr(0, size);
        std::copy(at_hand.begin(), at_hand.end(), buffer);
        raw.take(at_hand.size());
        if (budget == &own_budget) budget->packed = raw.bytes_read();
        return at_hand.size();
    }

    template <class Unpacker>
    std::size_t unpack(Unpacker& unpacker, char* buffer, std::size_t size) {
        while (!damage) {
            const std::string_view packed = raw.peek();
            if (packed.empty() && is_between_members) return 0;
            const Step done = unpacker.step(packed, buffer, size);
            raw.take(done.taken);
            if (done.taken > 0 || done.given > 0) is_between_members = done.is_member_end;
            if (done.is_damaged) {
                damage = "The compressed data is damaged; what stands before it was read.";
            } else if (packed.empty() && done.given == 0) {
                damage = "The compressed data is cut off; what is there was read.";
            }
            if (budget == &own_budget) budget->packed = raw.bytes_read();
            budget->given += done.given;
            if (budget->is_spent()) damage = UnpackBudget::describe();
            if (done.given > 0) return done.given;
        }
        return 0;
    }

    RawFile raw;
    std::unique_ptr<Gunzip> gunzip;
    std::unique_ptr<Unzstd> unzstd;
    bool is_between_members = false;
    UnpackBudget own_budget;
    UnpackBudget* budget = &own_budget;
    std::optional<std::string> damage;
};

std::string UnpackBudget::describe() {
    return "The compressed data unpacks to more than " + std::to_string(most_times_packed) +
           " times its size and was read only so far. If it is no trap, unpack it and import what "
           "comes out.";
}

ByteSource::ByteSource(const std::filesystem::path& file) : state_{std::make_unique<State>(file)} {}
ByteSource::ByteSource(std::unique_ptr<State> state) : state_{std::move(state)} {}
ByteSource ByteSource::of_memory(std::string_view bytes) {
    return ByteSource{std::make_unique<State>(bytes)};
}
ByteSource ByteSource::of_pieces(Pieces pieces, UnpackBudget& budget) {
    auto state = std::make_unique<State>(std::move(pieces));
    state->budget = &budget;
    return ByteSource{std::move(state)};
}
UnpackBudget& ByteSource::budget() { return *state_->budget; }
ByteSource::~ByteSource() = default;
ByteSource::ByteSource(ByteSource&&) noexcept = default;
ByteSource& ByteSource::operator=(ByteSource&&) noexcept = default;

std::size_t ByteSource::read(char* buffer, std::size_t size) {
    if (size == 0) return 0;
    if (state_->gunzip) return state_->unpack(*state_->gunzip, buffer, size);
    if (state_->unzstd) return state_->unpack(*state_->unzstd, buffer, size);
    return state_->read_plain(buffer, size);
}

std::uint64_t ByteSource::bytes_read() const { return state_->raw.bytes_read(); }

const std::optional<std::string>& ByteSource::damage() const { return state_->damage; }

std::string ByteSource::sha256() { return state_->raw.finish(); }

std::string sha256_of_capture(const std::filesystem::path& file) { return RawFile{file}.finish(); }

}  // namespace onrecord::corpus::files
